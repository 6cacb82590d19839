import { hash } from 'node:crypto'
import type { PersonId } from '../../contracts/person.ts'
import type { Day, Instant } from '../../domain/dates/day.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Japan has no summer time: UTC+9 all year. */
export const JAPAN_AHEAD = 9 * HOUR

/** Reminders of an hour are spread over this much of it: ten minutes are left to send them in. */
const SPREAD = 50 * MINUTE

/** How long things are kept; the privacy page tells the same. */
export const KEPT = {
  /** Keys of what came in. Platforms repeat events for 26 hours at most. */
  inboxKeys: 30 * DAY,
  /** What was sent; the web chat shows it to a page that comes back. */
  sent: 2 * DAY,
  /** What could not be sent, for the operator to look into. */
  failed: 14 * DAY,
  /** Last words to somebody who was erased: long enough for an open page to fetch them. */
  goodbye: MINUTE,
  /** 13 months after the last contact and the last reminder. */
  person: 396 * DAY,
  /** After the bot was blocked or the account ended. */
  unreachable: 30 * DAY,
} as const

function drawn(text: string): number {
  return hash('sha256', text, 'buffer').readUInt32BE() / 2 ** 32
}

/** When a reminder of that day and hour in Japan goes out: the same instant for the same person every time. */
export function dueAt(day: Day, hour: number, person: PersonId): Instant {
  return Date.parse(`${day}T00:00:00Z`) - JAPAN_AHEAD + hour * HOUR + Math.floor(drawn(person) * SPREAD)
}

const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 10 * MINUTE

/** How long to wait after the `attempts`th attempt: doubles up to ten minutes, a quarter of it drawn from the id. */
export function backOff(attempts: number, id: string): number {
  const full = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, attempts - 1))
  return Math.floor(full * (0.75 + 0.25 * drawn(`${id}:${attempts}`)))
}
