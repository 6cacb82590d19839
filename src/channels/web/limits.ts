import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { personOf, sessionOf } from './session.ts'

const MINUTE_MS = 60_000

/** The biggest body that is read: 4,000 graphemes of any ordinary writing fit. */
export const BODY_LIMIT = '16kb'

function limiter(perMinute: number, keyGenerator: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator,
    handler: (_request, response) => void response.status(429).json({ code: 'too-many' }),
  })
}

/** Whom a request counts for: the address, or of IPv6 the network that one customer gets. */
export function addressOf({ ip }: Request): string {
  return ipKeyGenerator(ip ?? '')
}

/** At most so many requests a minute from one network address; a ward office's visitors may share one. */
export function perAddress(perMinute = 600): RequestHandler {
  return limiter(perMinute, addressOf)
}

/** At most so many messages a minute from one session, whatever else the cookie says. The session is not kept, only its hash. */
export function perSession(secure: boolean, perMinute = 40): RequestHandler {
  return limiter(perMinute, (request) => personOf(sessionOf(request, secure) ?? ''))
}
