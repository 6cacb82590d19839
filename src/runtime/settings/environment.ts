import { isIP } from 'node:net'
import { z } from 'zod'
import { isDay } from '../../domain/dates/day.ts'
import { parseTrustedProxies } from '../../support/trust-proxy.ts'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const url = z.url({ protocol: /^https?$/, error: 'is no http(s) address' })
const port = z.coerce.number({ error: 'is no port number' }).int().min(0).max(65_535)
const host = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text),
    'is no address of this machine',
  )
const secret = z.string().min(8, 'is too short to be one')
const oneOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}` })

const hours = z
  .string()
  .regex(/^\d{1,2}-\d{1,2}$/, 'must be two hours with a hyphen')
  .transform((text) => ({ from: Number(text.split('-')[0]), to: Number(text.split('-')[1]) }))
  .refine(({ from, to }) => from < to && to <= 24, 'must go from an earlier to a later hour of one day')

const days = list
  .refine((all) => all.every(isDay), 'holds something that is no day')
  .transform((all) => all.filter(isDay))

const ROLES = ['web', 'reminders'] as const
const roles = list.pipe(z.array(oneOf(ROLES)).min(1, 'must name a role'))

const proxies = z.string().transform((text, context) => {
  const parsed = parseTrustedProxies(text)
  if (parsed !== undefined) return parsed
  const message = 'must be a number of proxies, or addresses, networks, loopback, linklocal, uniquelocal'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

const database = z
  .string()
  .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must begin with sqlite: or postgres://')

const keys = list.refine(
  (all) => all.length > 0 && all.every((key) => Buffer.from(key, 'base64').length === 32),
  'must be 32 bytes in base64, several separated by commas',
)

const like = (example: string) => ({ example })

/** Schema of all settings, with defaults and examples. */
export const environment = z.object({
  PORT: port.default(3000).meta(like('3000')),
  HOST: host.default('127.0.0.1').meta(like('127.0.0.1')),
  PUBLIC_URL: url.optional().meta(like('https://kigen.example.jp')),
  DATABASE_URL: database.default('sqlite:./data/kigen.db').meta(like('sqlite:./data/kigen.db')),
  DATA_KEY: keys.optional().meta(like('what `openssl rand -base64 32` prints')),
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development').meta(like('production')),
  LINE_CHANNEL_SECRET: list.pipe(z.array(secret).min(1)).optional().meta(like('32 hexadecimal digits')),
  LINE_CHANNEL_ACCESS_TOKEN: secret.optional().meta(like("the channel's long-lived token")),
  LINE_CHANNEL_ID: z.string().regex(/^\d+$/, 'must be digits').optional().meta(like('1650000000')),
  LINE_API_BASE_URL: url.default('https://api.line.me').meta(like('https://api.line.me')),
  SLACK_SIGNING_SECRET: secret.optional().meta(like('32 hexadecimal digits')),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must begin with xoxb-').optional().meta(like('xoxb-…')),
  SLACK_CLIENT_ID: z.string().min(3).optional().meta(like('123456789012.123456789012')),
  SLACK_CLIENT_SECRET: secret.optional().meta(like('32 hexadecimal digits')),
  SLACK_STATE_SECRET: secret.optional().meta(like('any long random text')),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must begin with xapp-').optional().meta(like('xapp-…')),
  SLACK_API_URL: url
    .refine((text) => text.endsWith('/api/'), 'must end in /api/')
    .default('https://slack.com/api/')
    .meta(like('https://slack.com/api/')),
  SLACK_INVITES: oneOf(['on', 'off']).default('on').meta(like('off')),
  REMINDER_HOURS: hours.default({ from: 9, to: 20 }).meta(like('9-20')),
  CLOSED_DAYS: days.default([]).meta(like('2026-12-28,2027-01-04')),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .meta(like('info')),
  WORKERS: roles.default(['web', 'reminders']).meta(like('web,reminders')),
  TRUST_PROXY: proxies.default(['loopback']).meta(like('1')),
  METRICS_PORT: port.optional().meta(like('9464')),
  OPERATOR: z.string().max(200).optional().meta(like('Minato International Association')),
  CONTACT: z.string().max(200).optional().meta(like('kigen@example.jp')),
  METRICS_HOST: host.default('127.0.0.1').meta(like('127.0.0.1')),
})

/** Parsed settings. */
export type Environment = z.infer<typeof environment>

/** The name of a setting. */
export type SettingName = keyof typeof environment.shape

function isSettingName(name: unknown): name is SettingName {
  return typeof name === 'string' && Object.hasOwn(environment.shape, name)
}

/** An example value for a setting. */
export function exampleOf(name: SettingName): string {
  return String(environment.shape[name].meta()?.example ?? '')
}

/** The setting of a schema issue. */
export function settingOf(issue: z.core.$ZodIssue): SettingName | undefined {
  const name = issue.path[0]
  return isSettingName(name) ? name : undefined
}
