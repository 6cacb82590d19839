import { Agent, type Dispatcher } from 'undici'

/** One HTTP request, ready to go. */
export interface Outgoing {
  /** Where to: scheme, host and port. */
  readonly origin: string
  /** What there: path and query. */
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** For the whole exchange, in milliseconds. */
  readonly withinMs: number
}

/** What came back. */
export interface Returned {
  readonly status: number
  readonly text: string
  header(name: string): string | undefined
}

/** An exchange that came to no end. */
export class TransportFault extends Error {
  readonly code: string
  /** Whether anything can have reached the other side. */
  readonly sent: boolean
  constructor(code: string, sent: boolean) {
    super(code)
    this.name = 'TransportFault'
    this.code = code
    this.sent = sent
  }
}

/**
 * Idle connections are closed before the other side does it, in milliseconds: a request on a connection that is just
 * being closed would end without anybody knowing whether it arrived.
 */
const IDLE_MS = 4_000

/** Time is kept for the whole exchange, below; undici's own times are for parts of it. */
const agent = new Agent({ connections: 256, keepAliveTimeout: IDLE_MS, headersTimeout: 0, bodyTimeout: 0 })

type Headers = Record<string, string | string[] | undefined>

function returned(status: number, headers: Headers, parts: readonly Buffer[]): Returned {
  return {
    status,
    text: Buffer.concat(parts).toString('utf8'),
    header: (name) => {
      const value = headers[name]
      return typeof value === 'string' ? value : undefined
    },
  }
}

function codeOf(fault: Error): string {
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name
}

/** What becomes of one request; `sent` from the moment at which it is written to a connection. */
function exchangeHandler(
  withinMs: number,
  resolve: (came: Returned) => void,
  reject: (fault: TransportFault) => void,
): Dispatcher.DispatchHandler {
  const parts: Buffer[] = []
  let controller: Dispatcher.DispatchController | undefined
  let head: { readonly status: number; readonly headers: Headers } | undefined
  const end = (code: string) => {
    clearTimeout(late)
    reject(new TransportFault(code, controller !== undefined))
  }
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    end('TIMEOUT')
    controller?.abort(new Error('TIMEOUT'))
  }, withinMs)
  return {
    onRequestStart: (mine) => {
      if (isLate) return mine.abort(new Error('TIMEOUT'))
      controller = mine
    },
    onResponseStart: (_, status, headers) => {
      head = { status, headers }
    },
    onResponseData: (_, part) => {
      parts.push(part)
    },
    onResponseEnd: () => {
      clearTimeout(late)
      resolve(returned(head?.status ?? 0, head?.headers ?? {}, parts))
    },
    onResponseError: (_, fault) => end(codeOf(fault)),
  }
}

/**
 * Makes one exchange over kept connections; undici's dispatcher costs little more than half of what `node:http` does and a
 * fifth of `fetch`, which matters where every turn makes one. Rejects with `TransportFault`.
 */
export function exchange({ withinMs, ...request }: Outgoing): Promise<Returned> {
  return new Promise((resolve, reject) => {
    agent.dispatch(request, exchangeHandler(withinMs, resolve, reject))
  })
}
