import { z } from 'zod'
import type { Instant } from '../../../domain/dates/day.ts'
import { instantOfHeader } from '../../../support/clock-watch.ts'
import type { LineLog } from './ports.ts'
import { exchange, type Outgoing, type Returned, TransportFault } from './transport.ts'

/** One request to LINE's API. */
export interface LineRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** The path with a leading slash: `/v2/bot/info`. */
  readonly path: string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly png?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  /** Time-out in milliseconds. LINE's SDK has none. */
  readonly withinMs?: number
}

/** The result of a request. */
export type LineAnswer =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly body: unknown
      readonly requestId?: string
      /** With status 409: the id of the earlier request with the same retry key. */
      readonly acceptedId?: string
      /** How long LINE asks to be left alone, in milliseconds. */
      readonly retryAfterMs?: number
    }
  /** The request was not sent. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** Unknown whether LINE received it: a time-out or a broken connection. */
  | { readonly kind: 'no-answer'; readonly reason: string }

/** Makes one request; never rejects. */
export type LineCall = (request: LineRequest) => Promise<LineAnswer>

const WITHIN_MS = 5_000

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function content({ json, form, png }: LineRequest): Pick<Outgoing, 'body' | 'headers'> {
  if (png) return { body: png, headers: { 'content-type': 'image/png' } }
  if (form) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { body: new URLSearchParams(form).toString(), headers }
  }
  if (json === undefined) return { headers: {} }
  return { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }
}

/** `Retry-After: 12`, in seconds; the other form, a date, depends on clocks and is left. */
function retryAfterOf(seconds: string | undefined): number | undefined {
  return seconds !== undefined && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined
}

function answerOf({ status, text, header }: Returned): LineAnswer {
  const requestId = header('x-line-request-id')
  const acceptedId = header('x-line-accepted-request-id')
  const retryAfterMs = retryAfterOf(header('retry-after'))
  const body = parsed(text)
  return {
    kind: 'answered',
    status,
    body,
    ...(requestId && { requestId }),
    ...(acceptedId && { acceptedId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

function unanswered(fault: unknown): LineAnswer {
  if (!(fault instanceof TransportFault)) return { kind: 'no-answer', reason: 'fault' }
  return { kind: fault.sent ? 'no-answer' : 'not-sent', reason: fault.code }
}

/** The loggable facts of a request, without personal data: ids are removed from the path. */
function noted(request: LineRequest, answer: LineAnswer) {
  const path = request.path.replace(/[UCR][0-9a-f]{32}/g, ':id')
  const outcome =
    answer.kind === 'answered'
      ? { status: answer.status, requestId: answer.requestId }
      : { outcome: answer.kind, reason: answer.reason }
  return { method: request.method, path, ...outcome }
}

/**
 * Whether to log it as a warning. LINE keeps no log for its customers; its request id is needed for support.
 */
function isTrouble({ method }: LineRequest, answer: LineAnswer): boolean {
  if (answer.kind !== 'answered') return true
  const { status } = answer
  return status >= 500 || (status >= 300 && status !== 409 && method !== 'GET')
}

/** Creates a client for one base address, which may have a path. `onTime` gets LINE's clock with every answer. */
export function lineCall(baseUrl: string, log: LineLog, onTime?: (theirs: Instant) => void): LineCall {
  const { origin, pathname } = new URL(baseUrl)
  const base = pathname.replace(/\/+$/, '')
  return async (request) => {
    const { headers, ...rest } = content(request)
    const answer = await exchange({
      origin,
      path: `${base}${request.path}`,
      method: request.method,
      ...rest,
      headers: { ...headers, ...request.headers },
      withinMs: request.withinMs ?? WITHIN_MS,
    }).then((came) => {
      const theirs = instantOfHeader(came.header('date'))
      if (theirs !== undefined) onTime?.(theirs)
      return answerOf(came)
    }, unanswered)
    if (isTrouble(request, answer)) log.warn(noted(request, answer), 'line: request not accepted')
    else log.debug(noted(request, answer), 'line: request')
    return answer
  }
}

/** The address for file uploads. LINE uses a separate host; a test server has one address for everything. */
export function dataUrlOf(apiBaseUrl: string): string {
  return apiBaseUrl.replace('://api.line.me', '://api-data.line.me')
}

/** Whether a request succeeded. */
export function ok(answer: LineAnswer): answer is Extract<LineAnswer, { kind: 'answered' }> {
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300
}

/**
 * LINE's own sentences. The parts between them may quote a message and are not logged. Source:
 * https://developers.line.biz/en/reference/messaging-api/#error-messages
 */
const SENTENCES =
  /^(?:The request body has \d+ error\(s\)|May not be empty|Length must be between \d+ and \d+|Size must be between \d+ and \d+|Must be one of the following values|Invalid reply token|Failed to send messages|You have reached your monthly limit|Not found|The API rate limit has been exceeded|The retry key is (?:invalid|already accepted)|The property|The request body could not be parsed as JSON|The content type|Authentication failed|Access to this API (?:is not available|denied)|Internal server error|invalid)/i

/** A property path in a message: `messages[0].contents.body`. */
const PROPERTY = /^[\w.[\]/]{1,120}$/

const sentence = (words: string): string => SENTENCES.exec(words)?.[0] ?? '…'
const place = (property: string): string => (PROPERTY.test(property) ? property : '…')

/** A refusal for the log: status, property, and LINE's own sentence. Never the request's content. */
export function refusal(answer: LineAnswer): string {
  if (answer.kind !== 'answered') return answer.reason
  const said = refusalBody.safeParse(answer.body)
  if (!said.success) return String(answer.status)
  const { message, details = [] } = said.data
  const faults = details.map((it) => `${place(it.property)}: ${sentence(it.message)}`)
  const words = [...(message === '' ? [] : [sentence(message)]), ...faults].join('; ')
  return `${answer.status} ${words}`.trim().slice(0, 300)
}

/** The body of LINE's error responses. */
export const refusalBody = z.object({
  message: z.string().default(''),
  details: z
    .array(z.object({ property: z.string().default(''), message: z.string().default('') }))
    .optional(),
})
