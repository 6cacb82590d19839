import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../../../domain/dates/day.ts'

/** What Slack signs: the raw bytes of the body, with the two headers. */
export interface Signed {
  readonly body: Buffer
  readonly timestamp: string | undefined
  readonly signature: string | undefined
}

/**
 * The result of the check. `old`: Slack's signature is right, but its time-stamp differs from our clock by so many
 * seconds (positive: ours is later). That is a repeated request, or our clock is wrong.
 */
export type Genuine =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'forged' }
  | { readonly ok: false; readonly why: 'old'; readonly seconds: number }

const MAX_AGE_MS = 5 * 60_000

/** The signature of a body (docs.slack.dev/authentication/verifying-requests-from-slack). */
function sign(secret: string, timestamp: string, body: Buffer | string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}

/** Whether Slack sent the body, at most five minutes ago or ahead. The comparison takes constant time. */
export function checkSignature(
  { body, timestamp, signature }: Signed,
  secret: string,
  now: Instant,
): Genuine {
  const forged = { ok: false, why: 'forged' } as const
  if (timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return forged
  const [expected, given] = [Buffer.from(sign(secret, timestamp, body)), Buffer.from(signature)]
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return forged
  const ms = now - Number(timestamp) * 1000
  if (Math.abs(ms) > MAX_AGE_MS) return { ok: false, why: 'old', seconds: Math.round(ms / 1000) }
  return { ok: true }
}
