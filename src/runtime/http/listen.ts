import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A listening server. */
export interface Listening {
  /** The port; useful if 0 was requested. */
  readonly port: number
  /** Stops accepting requests, closes idle connections, and resolves when running requests are answered. */
  close(): Promise<void>
}

/**
 * Limits against slow requests: headers within 5 s, the whole request within 10 s, 16 kB of headers. Idle
 * connections are kept longer than usual load balancers keep them, which avoids requests on closed
 * connections.
 */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
} as const

/** The most open connections; more exceed the memory of a small machine. */
const MOST_CONNECTIONS = 10_000

/** A connection without traffic is closed after so many milliseconds, also while a response is not read. */
const SILENT_MS = 120_000

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection with a running response becomes idle later, so this repeats until all are closed.
    const sweeping = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(sweeping)
      resolve()
    })
  })
}

/** Listens on an address. Rejects with Node's own error, such as `EADDRINUSE`. */
export function listen(handler: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(LIMITS, handler)
  server.maxRequestsPerSocket = 0
  server.maxConnections = MOST_CONNECTIONS
  server.timeout = SILENT_MS
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve({ port: portOf(server.address()), close: () => close(server) })
    })
  })
}
