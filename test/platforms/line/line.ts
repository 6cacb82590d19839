import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Phone, phoneOf } from './phone.ts'
import { type Answered, type Asked, answer, type Rules } from './routes.ts'
import { hex, newState, type State } from './state.ts'
import { type Webhooks, webhooksOf } from './webhooks.ts'

/** What a request can meet instead of an answer. `-before`: nothing happened at LINE; `-after`: it happened all the same. */
export type Fault =
  | { readonly kind: 'hang-before' | 'hang-after' }
  | { readonly kind: 'drop-before' | 'drop-after' }
  | { readonly kind: '500-before' | '500-after' }
  | { readonly kind: 'rate'; readonly retryAfter?: number }
  | { readonly kind: 'slow'; readonly ms: number }

/** How the stand-in is set up. */
export interface LineOptions {
  readonly secret?: string
  readonly accessToken?: string
  readonly channelId?: string
  /** LINE's clock; the real one unless told. */
  readonly now?: () => number
  readonly random?: () => number
  readonly port?: number
  /** Leaves out the limit checks: for measuring the bot rather than the stand-in. */
  readonly unchecked?: boolean
}

/** LINE, on this machine: real HTTP, real signatures, LINE's rules. */
export interface StandInLine {
  readonly url: string
  readonly secret: string
  readonly accessToken: string
  readonly channelId: string
  readonly botUserId: string
  readonly state: State
  readonly webhooks: Webhooks
  /** Every request, as it was answered (a fault: 0). */
  readonly requests: { readonly method: string; readonly path: string; readonly status: number }[]
  /** Decides what a request meets. */
  faults: (asked: Asked) => Fault | undefined
  /** A person with LINE; a new one unless the id is known. */
  person(options?: { readonly id?: string; readonly language?: string; readonly friend?: boolean }): Phone
  close(): Promise<void>
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}

function jsonOf(raw: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return {}
  }
}

function write(response: ServerResponse, answered: Answered, requestId: string): void {
  response.writeHead(answered.status, {
    'content-type': answered.raw ? 'image/png' : 'application/json',
    'x-line-request-id': requestId,
    ...answered.headers,
  })
  response.end(answered.raw ?? JSON.stringify(answered.body ?? {}))
}

const fiveHundred: Answered = { status: 500, body: { message: 'Internal server error' } }
const tooMany: Answered = {
  status: 429,
  body: { message: 'The API rate limit has been exceeded. Try again later.' },
}

/** Answers under a fault; `undefined`: not at all. */
async function underFault(
  fault: Fault,
  usual: () => Promise<Answered>,
  response: ServerResponse,
): Promise<Answered | undefined> {
  if (fault.kind === 'rate')
    return { ...tooMany, ...(fault.retryAfter && { headers: { 'retry-after': `${fault.retryAfter}` } }) }
  if (fault.kind === 'slow') {
    await new Promise((resolve) => setTimeout(resolve, fault.ms))
    return usual()
  }
  if (fault.kind.endsWith('-after')) await usual()
  if (fault.kind.startsWith('500')) return fiveHundred
  if (fault.kind.startsWith('drop')) response.destroy()
  return undefined
}

/** Starts LINE on a port of this machine. */
export async function startLine(options: LineOptions = {}): Promise<StandInLine> {
  const { secret = hex(32), accessToken = hex(40), channelId = '1650000000' } = options
  const { now = Date.now, random = Math.random } = options
  const state = newState(options)
  state.accessTokens.set(accessToken, Number.POSITIVE_INFINITY)
  const botUserId = `U${hex(32)}`
  const webhooks = webhooksOf({ state, secret, botUserId, now, random })
  const rules: Rules = { state, channelId, secret, botUserId, callWebhook: webhooks.post }
  const requests: StandInLine['requests'] = []

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const raw = await bytesOf(request)
    const url = new URL(request.url ?? '/', 'http://line')
    const asked: Asked = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      raw,
      json: jsonOf(raw),
      requestId: `${hex(8)}-${hex(4)}`,
      now: now(),
    }
    const usual = () => answer(rules, asked)
    const fault = line.faults(asked)
    const answered = fault ? await underFault(fault, usual, response) : await usual()
    requests.push({ method: asked.method, path: asked.path, status: answered?.status ?? 0 })
    if (answered) write(response, answered, asked.requestId)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  const line: StandInLine = {
    url: `http://127.0.0.1:${port}`,
    secret,
    accessToken,
    channelId,
    botUserId,
    state,
    webhooks,
    requests,
    faults: () => undefined,
    person: ({ id = `U${hex(32)}`, language, friend = true } = {}) => {
      const known = state.accounts.get(id)
      if (!known) state.accounts.set(id, { id, friend, blocked: false, ...(language && { language }) })
      return phoneOf(state, webhooks, id, now)
    },
    close: async () => {
      server.close()
      // A connection that was just being made would otherwise be waited for, a minute long.
      const closing = setInterval(() => server.closeAllConnections(), 20)
      await once(server, 'close')
      clearInterval(closing)
    },
  }
  return line
}
