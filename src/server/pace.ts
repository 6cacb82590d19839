import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'

/** At most so many requests a minute from one network address: 429 with `Retry-After` beyond. */
export function perAddress(aMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: aMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
    handler: (_request, response) => void response.status(429).json({ error: 'too-many' }),
  })
}
