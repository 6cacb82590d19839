import type { LineSettings } from '../../channels/line/api/ports.ts'
import type { SlackSettings } from '../../channels/slack/context/settings.ts'
import type { Day } from '../../domain/dates/day.ts'
import type { TrustedProxies } from '../../support/trust-proxy.ts'
import { combinationFaults, type Given } from './combinations.ts'
import { type Environment, environment, type SettingName, settingOf } from './environment.ts'
import { faultLine, SettingsError } from './fault.ts'

/** An optional feature: on with its settings, or off with what would enable it. */
export type Switch<T> = ({ readonly on: true } & T) | { readonly on: false; readonly why: string }

/** Who runs the service: a name, and an address of email or the web. */
export interface Operator {
  readonly name?: string
  readonly contact?: string
}

/** All validated settings. */
export interface Settings {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly databaseUrl: string
  /**
   * Base64 keys; the first encrypts. Empty in development, where a key file is created beside the database.
   */
  readonly dataKeys: readonly string[]
  readonly line: Switch<LineSettings>
  readonly slack: Switch<SlackSettings>
  /** Hours in Japan: `from` inclusive, `to` exclusive. */
  readonly reminderHours: { readonly from: number; readonly to: number }
  /** Closed days of the offices beyond the calendar's rules. */
  readonly closedDays: readonly Day[]
  readonly logLevel: Environment['LOG_LEVEL']
  readonly workers: { readonly web: boolean; readonly reminders: boolean }
  /** The proxies whose statement of the caller's address is trusted. */
  readonly trustProxy: TrustedProxies
  readonly metricsPort?: number
  readonly metricsHost: string
  /** Who runs the service and how they are reached, as the page about privacy says it. */
  readonly operator: Operator
}

/** What would enable a channel. Names with an empty value are faults_ first. */
function whyOff(needed: readonly [SettingName, SettingName], blank: readonly string[]): string {
  const empty = needed.filter((name) => blank.includes(name))
  return empty.length > 0 ? `${empty.join(' and ')} set to nothing` : `set ${needed.join(' and ')}`
}

function lineSettings(env: Environment, publicUrl: string, blank: readonly string[]): Settings['line'] {
  const secrets = env.LINE_CHANNEL_SECRET
  if (!secrets) return { on: false, why: whyOff(['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN'], blank) }
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

function slackSettings(env: Environment, publicUrl: string, blank: readonly string[]): Settings['slack'] {
  const install = slackInstall(env)
  if (!install) return { on: false, why: whyOff(['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'], blank) }
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

function combine(env: Environment, blank: readonly string[]): Settings {
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  return {
    production: env.NODE_ENV === 'production',
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    dataKeys: env.DATA_KEY ?? [],
    line: lineSettings(env, publicUrl, blank),
    slack: slackSettings(env, publicUrl, blank),
    reminderHours: env.REMINDER_HOURS,
    closedDays: env.CLOSED_DAYS,
    logLevel: env.LOG_LEVEL,
    workers: { web: env.WORKERS.includes('web'), reminders: env.WORKERS.includes('reminders') },
    trustProxy: env.TRUST_PROXY,
    metricsHost: env.METRICS_HOST,
    operator: { ...(env.OPERATOR && { name: env.OPERATOR }), ...(env.CONTACT && { contact: env.CONTACT }) },
    ...(env.METRICS_PORT !== undefined && { metricsPort: env.METRICS_PORT }),
  }
}

type Texts = Readonly<Record<string, string | undefined>>

const isText = (entry: readonly [string, string]): boolean => entry[1] !== ''

/** Trimmed settings, and names with an empty value. */
function givenIn(source: Texts): { readonly given: Given; readonly blank: readonly string[] } {
  const texts = Object.entries(source).flatMap(([name, text]): [string, string][] =>
    text === undefined ? [] : [[name, text.trim()]],
  )
  const blank = texts.filter((entry) => !isText(entry)).map(([name]) => name)
  return { given: Object.fromEntries(texts.filter(isText)), blank }
}

/** Parses settings from an environment. Blank means unset. Throws `SettingsError` with all faults. */
export function readSettings(source: Texts): Settings {
  const { given, blank } = givenIn(source)
  const read = environment.safeParse(given)
  const issues = read.success ? [] : read.error.issues
  const faults = issues.map((issue) => ({ name: settingOf(issue), what: issue.message }))
  const missing = combinationFaults(given).map(({ name, what }) =>
    faultLine({ name, what: blank.includes(name) ? `is blank: it ${what}` : what }),
  )
  const lines = [...faults.map(({ name, what }) => (name ? faultLine({ name, what }) : what)), ...missing]
  if (lines.length > 0 || !read.success) throw new SettingsError(lines)
  return combine(read.data, blank)
}

/** The lines about enabled and disabled features that are printed at start, without secrets. */
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
