import type { RequestHandler } from 'express'
import { addressRateLimit } from '../../../support/address-rate-limit.ts'
import { personOf, sessionOf } from './session.ts'

/** The largest body; 4,000 graphemes of ordinary text fit. */
export const BODY_LIMIT = '16kb'

const says = { code: 'too-many' }

/** A rate limit by network address; a ward office's visitors may share one. */
export function perAddress(perMinute = 600): RequestHandler {
  return addressRateLimit(perMinute, { says })
}

/** A rate limit by session. Only the session's hash is kept. */
export function perSession(secure: boolean, perMinute = 40): RequestHandler {
  return addressRateLimit(perMinute, { says, keyOf: (request) => personOf(sessionOf(request, secure) ?? '') })
}
