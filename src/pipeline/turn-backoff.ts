import type { PersonId } from '../contracts/person.ts'
import type { Instant } from '../domain/dates/day.ts'
import { createRecent } from '../support/recent.ts'

/** How long somebody's events rest after their turn failed once, and at most, in milliseconds. */
const FIRST_MS = 1_000
const LONGEST_MS = 60 * 60_000

/** After so many failures in a row nobody expects the next try to work: the operator is told, once. */
export const STUCK_AFTER = 8

/** So many people in trouble are remembered at most; whoever is forgotten is tried anew. */
const MOST = 10_000

/** People whose turns fail though the store answers: what is kept of them cannot be read, say. Of this process alone. */
export interface TurnBackoff {
  /** A turn failed. Resolves to how often in a row it did. */
  failed(person: PersonId): number
  /** A turn went well. */
  over(person: PersonId): void
  /** Whether the person's events rest now, longer after each failure. */
  rests(person: PersonId): boolean
}

/** Nobody in trouble yet. */
export function createTurnBackoff(now: () => Instant): TurnBackoff {
  const known = createRecent<PersonId, { readonly times: number; readonly until: Instant }>(MOST)
  return {
    failed: (person) => {
      const times = (known.get(person)?.times ?? 0) + 1
      known.set(person, { times, until: now() + Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS) })
      return times
    },
    over: (person) => known.delete(person),
    rests: (person) => (known.get(person)?.until ?? 0) > now(),
  }
}
