import type { RequestHandler } from 'express'
import { addressRateLimit } from '../../support/address-rate-limit.ts'
import { personOf, sessionOf } from './session.ts'

/** The biggest body that is read: 4,000 graphemes of any ordinary writing fit. */
export const BODY_LIMIT = '16kb'

const says = { code: 'too-many' }

/** At most so many requests a minute from one network address; a ward office's visitors may share one. */
export function perAddress(perMinute = 600): RequestHandler {
  return addressRateLimit(perMinute, { says })
}

/** At most so many messages a minute from one session, whatever else the cookie says. The session is not kept, only its hash. */
export function perSession(secure: boolean, perMinute = 40): RequestHandler {
  return addressRateLimit(perMinute, { says, keyOf: (request) => personOf(sessionOf(request, secure) ?? '') })
}
