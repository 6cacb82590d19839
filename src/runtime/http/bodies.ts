import type { Request, RequestHandler } from 'express'

/** Platforms and pages send less than this, in bytes, but for rare exceptions. */
const LARGE = 65_536

/** So many larger bodies are read at the same time; at a megabyte each they stay within the memory that there is. */
const AT_ONCE = 64

function isLarge({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > LARGE
}

/**
 * Lets few large bodies, or bodies of untold length, be read at once: strangers cannot fill the memory with them, and small
 * ones get through all the while. 503 with `Retry-After` for the others; platforms bring theirs again.
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
