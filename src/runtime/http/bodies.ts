import type { Request, RequestHandler } from 'express'

/** Bodies are rarely larger than this, in bytes. */
const LARGE = 65_536

/** The most large bodies read concurrently; at a megabyte each they fit into memory. */
const AT_ONCE = 64

function isLarge({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > LARGE
}

/**
 * Limits concurrent large bodies, and those of unknown length, so that strangers cannot exhaust memory while
 * small ones pass. Others get 503 with `Retry-After`; platforms retry.
 */
export function limitLargeBodies(atOnce = AT_ONCE): RequestHandler {
  let open = 0
  return (request, response, next) => {
    if (!isLarge(request)) return next()
    if (open >= atOnce) {
      response.status(503).set({ 'Retry-After': '5', connection: 'close' }).json({ error: 'busy' })
      return
    }
    open += 1
    response.once('close', () => {
      open -= 1
    })
    next()
  }
}
