import type { Day } from '../../dates/day.ts'

/** One dated reminder, planned by a pure function; the row in the store is the queue entry. */
export interface PlannedReminder {
  /** Deterministic: the same card, step, deadline and stage give the same id for ever. */
  readonly id: string
  /** The card's id in the record. */
  readonly card: string
  /** Why it is sent: `special-extension:7-days`, `check-new-card`, `follow-up`. */
  readonly kind: string
  /** The day in Japan on which it goes out. */
  readonly day: Day
  /** The hour in Japan in which it goes out. */
  readonly hour: number
  /** The last open day or deadline that it warns of; past it the reminder no longer matters. */
  readonly until?: Day
  /** 0 to 9; higher goes first when a quota runs short. */
  readonly priority: number
}
