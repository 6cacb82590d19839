import { Agent, type Dispatcher } from 'undici'

/** An HTTP request. */
export interface Outgoing {
  /** Scheme, host and port. */
  readonly origin: string
  /** Path and query. */
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** The time limit of the whole exchange, in milliseconds. */
  readonly withinMs: number
}

/** An HTTP response. */
export interface Returned {
  readonly status: number
  readonly text: string
  header(name: string): string | undefined
}

/** An exchange without a complete response. */
export class TransportFault extends Error {
  readonly code: string
  /** Whether the request may have reached the server. */
  readonly sent: boolean
  constructor(code: string, sent: boolean) {
    super(code)
    this.name = 'TransportFault'
    this.code = code
    this.sent = sent
  }
}

/**
 * Idle connections are closed after so many milliseconds, before the server closes them: a request on a
 * connection that is being closed would fail with an unknown result.
 */
const IDLE_MS = 4_000

/** No partial time-outs: `exchange` limits the whole exchange. */
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

/** The handler of one request; `sent` is set when it is written to a connection. */
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
 * Makes one exchange on a kept-alive connection. undici's dispatcher takes little more than half the time of
 * `node:http` and a fifth of `fetch`. Rejects with `TransportFault`.
 */
export function exchange({ withinMs, ...request }: Outgoing): Promise<Returned> {
  return new Promise((resolve, reject) => {
    agent.dispatch(request, exchangeHandler(withinMs, resolve, reject))
  })
}
