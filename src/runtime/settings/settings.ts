import type { LineSettings } from '../../channels/line/ports.ts'
import type { SlackSettings } from '../../channels/slack/settings.ts'
import type { Day } from '../../domain/dates/day.ts'
import type { TrustedProxies } from '../../support/trust-proxy.ts'
import { type Environment, environment, exampleOf, type SettingName, settingOf } from './environment.ts'

/** Something that can be off, with the setting that would turn it on. */
export type Switch<T> = ({ readonly on: true } & T) | { readonly on: false; readonly why: string }

/** Everything that an operator can choose, checked and put together once at start. */
export interface Settings {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly databaseUrl: string
  /** Base64 keys, the first writes; none in development: made once beside the database. */
  readonly dataKeys: readonly string[]
  readonly line: Switch<LineSettings>
  readonly slack: Switch<SlackSettings>
  /** Hours of the day in Japan: from, inclusive, to, exclusive. */
  readonly reminderHours: { readonly from: number; readonly to: number }
  /** Days on which the offices are closed beyond the calendar's rules. */
  readonly closedDays: readonly Day[]
  readonly logLevel: Environment['LOG_LEVEL']
  readonly workers: { readonly web: boolean; readonly reminders: boolean }
  /** The proxies that are believed about the caller's address. */
  readonly trustProxy: TrustedProxies
  readonly metricsPort?: number
  readonly metricsHost: string
}

/** Everything that is wrong with the settings, all at once: name, what is wrong, an example. Never a value. */
export class SettingsError extends Error {
  readonly code = 'settings'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`The settings do not fit:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'SettingsError'
    this.faults = faults
  }
}

interface Fault {
  readonly name: SettingName
  readonly what: string
}

const line = ({ name, what }: Fault) => `${name} ${what} (for example ${exampleOf(name)})`

function productionFaults(env: Environment): Fault[] {
  if (env.NODE_ENV !== 'production') return []
  return [
    ...(env.DATA_KEY ? [] : [{ name: 'DATA_KEY' as const, what: 'is required in production' }]),
    ...(env.PUBLIC_URL ? [] : [{ name: 'PUBLIC_URL' as const, what: 'is required in production' }]),
  ]
}

function lineFaults(env: Environment): Fault[] {
  const token = env.LINE_CHANNEL_ACCESS_TOKEN ?? env.LINE_CHANNEL_ID
  if (token && !env.LINE_CHANNEL_SECRET)
    return [{ name: 'LINE_CHANNEL_SECRET', what: 'is missing beside the channel’s token or id' }]
  if (env.LINE_CHANNEL_SECRET && !token)
    return [
      { name: 'LINE_CHANNEL_ACCESS_TOKEN', what: 'or LINE_CHANNEL_ID is missing beside LINE_CHANNEL_SECRET' },
    ]
  return []
}

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const

function slackFaults(env: Environment): Fault[] {
  const given = OAUTH.filter((name) => env[name])
  const partial = given.length > 0 && given.length < OAUTH.length
  const faults: Fault[] = partial
    ? OAUTH.filter((name) => !env[name]).map((name) => ({
        name,
        what: `is missing beside ${given.join(' and ')}`,
      }))
    : []
  const hasToken = env.SLACK_BOT_TOKEN !== undefined || given.length === OAUTH.length
  if (env.SLACK_SIGNING_SECRET && !hasToken && !partial)
    faults.push({
      name: 'SLACK_BOT_TOKEN',
      what: `or all of ${OAUTH.join(', ')} is missing beside SLACK_SIGNING_SECRET`,
    })
  if (hasToken && !env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN)
    faults.push({ name: 'SLACK_SIGNING_SECRET', what: 'is missing beside the token of the workspace' })
  if (env.SLACK_APP_TOKEN && env.NODE_ENV === 'production')
    faults.push({
      name: 'SLACK_APP_TOKEN',
      what: 'is for development only; in production Slack calls over HTTP',
    })
  return faults
}

function lineSettings(env: Environment, publicUrl: string): Settings['line'] {
  const secrets = env.LINE_CHANNEL_SECRET
  if (!secrets) return { on: false, why: 'set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN' }
  const token = env.LINE_CHANNEL_ACCESS_TOKEN
  const channelId = env.LINE_CHANNEL_ID ?? ''
  return {
    on: true,
    secrets,
    token: token ? { kind: 'long-lived', token } : { kind: 'stateless', channelId },
    apiBaseUrl: env.LINE_API_BASE_URL,
    publicUrl,
  }
}

function slackInstall(env: Environment): SlackSettings['install'] | undefined {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = env
  if (clientId && clientSecret && stateSecret) return { kind: 'oauth', clientId, clientSecret, stateSecret }
  return env.SLACK_BOT_TOKEN ? { kind: 'one-workspace', botToken: env.SLACK_BOT_TOKEN } : undefined
}

function slackSettings(env: Environment, publicUrl: string): Settings['slack'] {
  const install = slackInstall(env)
  if (!install) return { on: false, why: 'set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN' }
  return {
    on: true,
    install,
    apiUrl: env.SLACK_API_URL,
    publicUrl,
    invites: env.SLACK_INVITES === 'on',
    ...(env.SLACK_SIGNING_SECRET && { signingSecret: env.SLACK_SIGNING_SECRET }),
    ...(env.SLACK_APP_TOKEN && { appToken: env.SLACK_APP_TOKEN }),
  }
}

function putTogether(env: Environment): Settings {
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    dataKeys: env.DATA_KEY ?? [],
    line: lineSettings(env, publicUrl),
    slack: slackSettings(env, publicUrl),
    reminderHours: env.REMINDER_HOURS,
    closedDays: env.CLOSED_DAYS,
    logLevel: env.LOG_LEVEL,
    workers: { web: env.WORKERS.includes('web'), reminders: env.WORKERS.includes('reminders') },
    trustProxy: env.TRUST_PROXY,
    metricsHost: env.METRICS_HOST,
    ...(env.METRICS_PORT !== undefined && { metricsPort: env.METRICS_PORT }),
  }
}

/**
 * Reads the settings of `contract/running` from an environment; an empty text counts as not set.
 * Throws `SettingsError` with every fault at once.
 */
export function readSettings(source: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(given)
  if (!read.success) {
    const faults = read.error.issues.map((issue) => ({ name: settingOf(issue), what: issue.message }))
    throw new SettingsError(faults.map(({ name, what }) => (name ? line({ name, what }) : what)))
  }
  const faults = [...productionFaults(read.data), ...lineFaults(read.data), ...slackFaults(read.data)]
  if (faults.length > 0) throw new SettingsError(faults.map(line))
  return putTogether(read.data)
}

/** What is on, what is off and what would turn it on: the lines that start prints. No secret is among them. */
export function describeSettings(settings: Settings): readonly string[] {
  const channel = (name: string, it: Switch<object>) => `${name}: ${it.on ? 'on' : `off: ${it.why}`}`
  const { workers } = settings
  return [
    `web chat: ${workers.web ? `${settings.publicUrl}/` : 'off: add web to WORKERS'}`,
    channel('LINE', settings.line),
    channel('Slack', settings.slack),
    `reminders: ${workers.reminders ? `on, ${settings.reminderHours.from}:00 to ${settings.reminderHours.to}:00 in Japan` : 'off: add reminders to WORKERS'}`,
    `data: ${settings.databaseUrl.startsWith('sqlite:') ? settings.databaseUrl : 'PostgreSQL'}`,
  ]
}
