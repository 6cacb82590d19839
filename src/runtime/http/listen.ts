import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that listens. */
export interface Listening {
  /** The port it got; of use when 0 was asked for. */
  readonly port: number
  /** Takes no more requests and resolves when those under way are answered; connections without one are closed. */
  close(): Promise<void>
}

/**
 * Limits against slow and endless requests: headers within 5 s, the whole request within 10 s, 16 kB of headers.
 * An idle connection is kept longer than the usual balancer keeps it, so that it never meets a closed one.
 */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
} as const

/** More would not fit into the memory of a small machine; a process that is asked for more has others beside it. */
const MOST_CONNECTIONS = 10_000

/** A connection on which nothing moves for so long is closed, an answer that nobody fetches with it. */
const SILENT_MS = 120_000

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose answer ends after this call becomes idle only then: look again until all are gone.
    const sweeping = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(sweeping)
      resolve()
    })
  })
}

/** Listens on an address; rejects with Node's own error (`EADDRINUSE`) when it cannot. */
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
