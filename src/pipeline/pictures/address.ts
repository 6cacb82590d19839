import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Drawing } from '../../contracts/picture.ts'
import { addDays } from '../../domain/dates/arithmetic.ts'
import { type Day, isDay } from '../../domain/dates/day.ts'

/** How long a picture can be fetched after the last day that it shows, in days; a chat is scrolled back to for a while. */
const KEPT_DAYS = 30

/** A token is longer than this only where somebody made it up. */
const LONGEST = 2_000

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

const day = z.string().refine(isDay)
const mark = z.object({
  kind: z.enum(['today', 'from', 'go-by', 'by', 'new-until']),
  step: z.int().min(1).max(99).exactOptional(),
})
const slot = z.union([
  z.object({ kind: z.literal('day'), day, closed: z.boolean(), marks: z.array(mark).max(10) }),
  z.object({ kind: z.literal('gap'), first: day, last: day, closed: z.boolean() }),
])
const contents = z.object({ until: day, slots: z.array(slot).min(1).max(40) })

type Timeline = Extract<Drawing, { kind: 'timeline' }>

function lastDayOf({ slots }: Timeline): Day | undefined {
  return slots.flatMap((one) => (one.kind === 'day' ? [one.day] : [])).at(-1)
}

/**
 * The token of a timeline: days and signs, sealed with a key of 32 bytes. The same timeline gives the same token for ever, so
 * that a second attempt at sending says the same: the nonce is a keyed hash of what is sealed.
 */
export function sealTimeline(key: Uint8Array, drawing: Timeline): string {
  const until = addDays(lastDayOf(drawing) ?? '1900-01-01', KEPT_DAYS)
  const text = JSON.stringify({ until, slots: drawing.slots })
  const nonce = createHmac('sha256', key).update(text).digest().subarray(0, NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** The timeline that a token holds; `undefined` for one that we did not make, and for one that is over on `today`. */
export function openTimeline(key: Uint8Array, token: string, today: Day): Timeline | undefined {
  if (token.length > LONGEST || !/^[\w-]+$/.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= NONCE + TAG) return undefined
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()])
    const { until, slots } = contents.parse(JSON.parse(text.toString('utf8')))
    return today > until ? undefined : { kind: 'timeline', slots }
  } catch {
    return undefined
  }
}
