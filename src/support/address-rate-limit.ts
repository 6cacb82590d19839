import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { withoutPort } from './trust-proxy.ts'

/** Whom a request counts for: the address, or of IPv6 the network that one customer gets. */
export function addressOf({ ip }: Request): string {
  return ipKeyGenerator(withoutPort(ip ?? ''))
}

interface Pace {
  /** For whom requests are counted; the network address unless told. */
  readonly keyOf?: (request: Request) => string
  /** What the answer beyond says, as JSON; a plain sentence unless told. */
  readonly says?: Readonly<Record<string, string>>
}

/** At most so many requests a minute from one network address, or whatever `keyOf` tells apart: 429 with `Retry-After` beyond. */
export function addressRateLimit(aMinute: number, { keyOf = addressOf, says }: Pace = {}): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: aMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    ...(says && { handler: (_request, response) => void response.status(429).json(says) }),
  })
}
