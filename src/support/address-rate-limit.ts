import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { withoutPort } from './trust-proxy.ts'

/** The key of a request: the address, or an IPv6 customer's network prefix. */
export function addressOf({ ip }: Request): string {
  return ipKeyGenerator(withoutPort(ip ?? ''))
}

interface Pace {
  /** The key for counting; the network address by default. */
  readonly keyOf?: (request: Request) => string
  /** The JSON body of a refusal; a plain sentence by default. */
  readonly says?: Readonly<Record<string, string>>
}

/**
 * A rate limit by network address, or by `keyOf`: 429 with `Retry-After` above `aMinute` requests a minute.
 */
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
