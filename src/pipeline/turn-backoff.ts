import type { PersonId } from '../contracts/person.ts'
import type { Instant } from '../domain/dates/day.ts'
import { createRecent } from '../support/recent.ts'

/** The first and the longest back-off after a failed turn, in milliseconds. */
const FIRST_MS = 1_000
const LONGEST_MS = 60 * 60_000

/** The number of failures in a row after which the operator is told once. */
export const STUCK_AFTER = 8

/** The most people that are remembered. Forgotten ones are retried. */
const MOST = 10_000

/**
 * Back-off for people whose turns fail while the store is available, for example because their record is
 * unreadable. In memory, per process.
 */
export interface TurnBackoff {
  /** Counts a failed turn. Returns the number of failures in a row. */
  failed(person: PersonId): number
  /** Resets the count after a successful turn. */
  over(person: PersonId): void
  /** Whether the person's events are in back-off; longer after each failure. */
  rests(person: PersonId): boolean
}

/** Creates an empty back-off. */
export function createTurnBackoff(now: () => Instant): TurnBackoff {
  const known = createRecent<
    PersonId,
    { readonly times: number; readonly since: Instant; readonly ms: number }
  >(MOST)
  return {
    failed: (person) => {
      const times = (known.get(person)?.times ?? 0) + 1
      known.set(person, { times, since: now(), ms: Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS) })
      return times
    },
    over: (person) => known.delete(person),
    rests: (person) => {
      const trouble = known.get(person)
      // A clock that was set back must not make the rest longer.
      return trouble !== undefined && now() >= trouble.since && now() < trouble.since + trouble.ms
    },
  }
}
