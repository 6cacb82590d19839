// Folder `api`: calls of Slack's Web API, one attempt each, and what Slack's error codes mean.

import { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Instant } from '../../../domain/dates/day.ts'
import { instantOfHeader } from '../../../support/clock-watch.ts'
import { createRecent } from '../../../support/recent.ts'
import type { Api, CallFailure, CallResult } from '../context/call.ts'
import { type SlackSettings, TIMEOUT_MS } from '../context/settings.ts'
import { concernOf, mayBeDone } from './error-codes.ts'

/** Errors of the network that say that no connection was made. */
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']
/** Web API clients that are kept, one for each token. */
const CLIENTS = 200

/** A logger that writes nothing: Bolt's parts would log bodies, addresses and stacks. */
export const silent: webApi.Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName() {},
}

/** Options of every client: one attempt, no queue behind a rate limit, and no shared headers (they would mix tokens). */
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

/** The usual fetch, whose answers' time is told. */
function timedFetch(onTime: (theirs: Instant) => void): typeof fetch {
  return async (...given) => {
    const response = await fetch(...given)
    const theirs = instantOfHeader(response.headers.get('date'))
    if (theirs !== undefined) onTime(theirs)
    return response
  }
}

/** Creates the Web API. One client for each token; the 200 that were used last are kept. */
export function createApi(settings: SlackSettings, onTime: (theirs: Instant) => void = () => {}): Api {
  const options = { ...clientOptions(settings), fetch: timedFetch(onTime) }
  const clients = createRecent<string, webApi.WebClient>(CLIENTS)
  const clientOf = (token: string) => {
    const client = clients.get(token) ?? new webApi.WebClient(token, options)
    clients.set(token, client)
    return client
  }
  const bare = new webApi.WebClient(undefined, options)
  return {
    as: (token) => (method, args) => call(token === undefined ? bare : clientOf(token), method, args),
    respond: (url, message) => respond(url, message, settings),
  }
}

async function call(client: webApi.WebClient, method: string, args: object): Promise<CallResult> {
  try {
    return { ok: true, data: await client.apiCall(method, { ...args }) }
  } catch (fault) {
    return failureOf(fault)
  }
}

/** Classifies an error of the client. */
function failureOf(fault: unknown): CallFailure {
  if (fault instanceof webApi.WebAPIRateLimitedError) return limited(fault.retryAfter)
  if (fault instanceof webApi.WebAPIPlatformError) return refusalOf(fault.data.error)
  if (fault instanceof webApi.WebAPIHTTPError) return byStatus(fault.statusCode)
  if (fault instanceof webApi.WebAPIRequestError) return networkFailure(fault.original)
  return { ok: false, kind: 'unknown', error: 'fault' }
}

/** The form of Slack's error codes. Anything else is not written to a log. */
const CODE = /^[a-z0-9_.:-]{1,60}$/

function refusalOf(said: string): CallFailure {
  const error = CODE.test(said) ? said : 'unknown-code'
  // Not one of Slack's codes: something in between answered.
  if (error === 'unknown-code' || mayBeDone(error)) return { ok: false, kind: 'unknown', error }
  return { ok: false, kind: concernOf(error) === 'platform' ? 'transient' : 'refused', error }
}

const limited = (seconds: number): CallFailure => ({
  ok: false,
  kind: 'limited',
  afterMs: Math.max(1, seconds || 1) * 1000,
  error: 'ratelimited',
})

/** Slack answers 200 or 429; any other 4xx comes from a proxy in between, and says that the call did not reach Slack. */
function byStatus(status: number): CallFailure {
  return { ok: false, kind: status >= 500 ? 'unknown' : 'transient', error: `http-${status}` }
}

function codeOf(fault: unknown): string {
  const read = z.object({ code: z.string() }).safeParse(fault)
  if (read.success) return read.data.code
  return fault instanceof Error && fault.cause !== undefined ? codeOf(fault.cause) : 'network'
}

function networkFailure(fault: unknown): CallFailure {
  const error = codeOf(fault)
  return { ok: false, kind: NEVER_CONNECTED.includes(error) ? 'transient' : 'unknown', error }
}

/** Whether an address belongs to Slack, or to the API that the settings name. */
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
    return networkFailure(fault)
  }
}
