import { webApi } from '@slack/bolt'
import { z } from 'zod'
import { QUIET_MS, type SlackSettings, TIMEOUT_MS } from '../context/settings.ts'

/** What one call to Slack came to. */
export type CallResult =
  | { readonly ok: true; readonly data: unknown }
  /** Surely not done; again after so many ms. */
  | { readonly ok: false; readonly kind: 'limited'; readonly afterMs: number; readonly error: 'ratelimited' }
  /** Surely not done; may work later. */
  | { readonly ok: false; readonly kind: 'transient'; readonly error: string }
  /** Nobody knows whether it was done. */
  | { readonly ok: false; readonly kind: 'unknown'; readonly error: string }
  /** Refused for a reason that stays. */
  | { readonly ok: false; readonly kind: 'refused'; readonly error: string }

/** One call of one Web API method with one token; never throws, never tries again. */
export type Call = (method: string, args: Readonly<Record<string, unknown>>) => Promise<CallResult>

/** Slack's Web API for any token. */
export interface Api {
  as(token: string | undefined): Call
  /** Posts to a `response_url`; only Slack's own addresses are ever called. */
  respond(url: string, message: object): Promise<CallResult>
}

const UNKNOWN = ['internal_error', 'fatal_error']
const TRANSIENT = ['ratelimited', 'service_unavailable', 'request_timeout', 'team_added_to_org']
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
const CLIENTS = 200

/** Bolt's parts write bodies, addresses and stacks to their logs: they get none; what matters is logged by us. */
export const silent: webApi.Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName() {},
}

/** The options of every client: one attempt, no queueing behind a limit, and never shared headers (they mix tokens). */
export function clientOptions(settings: SlackSettings): webApi.WebClientOptions {
  return {
    slackApiUrl: settings.apiUrl,
    timeout: settings.timeoutMs ?? TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: silent,
  }
}

/** The door to Slack. A client a token, as many as are used lately. */
export function createApi(settings: SlackSettings): Api {
  const clients = new Map<string, webApi.WebClient>()
  const clientOf = (token: string) => {
    const client = clients.get(token) ?? new webApi.WebClient(token, clientOptions(settings))
    clients.delete(token)
    clients.set(token, client)
    for (const oldest of clients.keys()) if (clients.size > CLIENTS) clients.delete(oldest)
    return client
  }
  const bare = new webApi.WebClient(undefined, clientOptions(settings))
  return {
    as: (token) => (method, args) => call(token === undefined ? bare : clientOf(token), method, args),
    respond: (url, message) => respond(url, message, settings),
  }
}

async function call(client: webApi.WebClient, method: string, args: object): Promise<CallResult> {
  try {
    return { ok: true, data: await client.apiCall(method, { ...args }) }
  } catch (fault) {
    return meaning(fault)
  }
}

/** What a fault of the client means for what was to be done. */
function meaning(fault: unknown): CallResult {
  if (fault instanceof webApi.WebAPIRateLimitedError) return limited(fault.retryAfter)
  if (fault instanceof webApi.WebAPIPlatformError) return platform(fault.data.error)
  if (fault instanceof webApi.WebAPIHTTPError) return byStatus(fault.statusCode)
  if (fault instanceof webApi.WebAPIRequestError) return network(fault.original)
  return { ok: false, kind: 'unknown', error: 'fault' }
}

/** Slack's codes are words with underscores; whatever else came is not repeated in a log. */
const CODE = /^[a-z0-9_.:-]{1,60}$/

function platform(said: string): CallResult {
  const error = CODE.test(said) ? said : 'unknown-code'
  if (UNKNOWN.includes(error)) return { ok: false, kind: 'unknown', error }
  if (TRANSIENT.includes(error)) return { ok: false, kind: 'transient', error }
  return { ok: false, kind: 'refused', error }
}

const limited = (seconds: number): CallResult => ({
  ok: false,
  kind: 'limited',
  afterMs: Math.max(1, seconds) * 1000,
  error: 'ratelimited',
})

function byStatus(status: number): CallResult {
  if (status >= 500) return { ok: false, kind: 'unknown', error: `http-${status}` }
  return { ok: false, kind: 'refused', error: `http-${status}` }
}

function codeOf(fault: unknown): string {
  const read = z.object({ code: z.string() }).safeParse(fault)
  if (read.success) return read.data.code
  return fault instanceof Error && fault.cause !== undefined ? codeOf(fault.cause) : 'network'
}

function network(fault: unknown): CallResult {
  const error = codeOf(fault)
  return { ok: false, kind: NEVER_CONNECTED.includes(error) ? 'transient' : 'unknown', error }
}

/** Whether an address is Slack's, or of the stand-in that the settings name. */
function isSlacks(url: string, settings: SlackSettings): boolean {
  if (!URL.canParse(url)) return false
  const { origin } = new URL(url)
  return origin === 'https://hooks.slack.com' || origin === new URL(settings.apiUrl).origin
}

async function respond(url: string, message: object, settings: SlackSettings): Promise<CallResult> {
  if (!isSlacks(url, settings)) return { ok: false, kind: 'refused', error: 'not-slack' }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
    })
    if (response.ok) return { ok: true, data: undefined }
    return response.status === 429
      ? limited(Number(response.headers.get('retry-after')))
      : byStatus(response.status)
  } catch (fault) {
    return network(fault)
  }
}

/** How long an attempt of unknown fate may still arrive, in ms. */
export const quietMs = (settings: SlackSettings) => settings.quietMs ?? QUIET_MS
