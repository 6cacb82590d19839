import { hash } from 'node:crypto'
import type { PersonId } from '../../contracts/person.ts'
import type { Day, Instant } from '../../domain/dates/day.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Japan has no summer time: UTC+9 all year. */
export const JAPAN_AHEAD = 9 * HOUR

/** Reminders due in one hour are spread over its first 50 minutes; ten minutes remain to send them. */
const SPREAD = 50 * MINUTE

/** Retention periods in milliseconds. The privacy page states the same. */
export const KEPT = {
  /** Idempotency keys of incoming events. Platforms repeat events for up to 26 hours. */
  inboxKeys: 30 * DAY,
  /** Sent deliveries. The web chat shows them after a page reload. */
  sent: 2 * DAY,
  /** Failed deliveries, for the operator to look into. */
  failed: 14 * DAY,
  /** The confirmation of an erasure: long enough for an open page to fetch it. */
  goodbye: MINUTE,
  /** People: 13 months after the last contact and the last reminder. */
  person: 396 * DAY,
  /** People who blocked the bot or whose account ended. */
  unreachable: 30 * DAY,
} as const

function drawn(text: string): number {
  return hash('sha256', text, 'buffer').readUInt32BE() / 2 ** 32
}

/**
 * The instant at which a reminder of that day and hour in Japan is due; always the same for the same person.
 */
export function dueAt(day: Day, hour: number, person: PersonId): Instant {
  return Date.parse(`${day}T00:00:00Z`) - JAPAN_AHEAD + hour * HOUR + Math.floor(drawn(person) * SPREAD)
}

const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 10 * MINUTE

/**
 * The back-off in milliseconds after the `attempts`th attempt: doubles up to ten minutes; a quarter of it is
 * jitter derived from the id.
 */
export function backOff(attempts: number, id: string): number {
  const full = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, attempts - 1))
  return Math.floor(full * (0.75 + 0.25 * drawn(`${id}:${attempts}`)))
}
