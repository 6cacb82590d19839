import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../../domain/dates/day.ts'

/** What Slack signed: the raw bytes and the two headers. */
export interface Signed {
  readonly body: Buffer
  readonly timestamp: string | undefined
  readonly signature: string | undefined
}

const MAX_AGE_MS = 5 * 60_000

/** The signature of a body (docs.slack.dev/authentication/verifying-requests-from-slack). */
function sign(secret: string, timestamp: string, body: Buffer | string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}

/** Whether Slack sent it, at most five minutes from now in either direction. Constant time in the signature. */
export function isGenuine(signed: Signed, secret: string, now: Instant): boolean {
  const { body, timestamp, signature } = signed
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now - Number(timestamp) * 1000) > MAX_AGE_MS) return false
  const [expected, given] = [Buffer.from(sign(secret, timestamp, body)), Buffer.from(signature)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
