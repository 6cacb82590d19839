import type { Day } from '../../dates/day.ts'

/** A dated reminder from the pure planner. The store has one row for each. */
export interface PlannedReminder {
  /** Permanent: derived from card, step, deadline and stage. */
  readonly id: string
  /** The card's id in the record. */
  readonly card: string
  /** Why it is sent: `special-extension:7-days`, `check-new-card`, `follow-up`. */
  readonly kind: string
  /** The day in Japan on which it goes out. */
  readonly day: Day
  /** The hour in Japan in which it goes out. */
  readonly hour: number
  /** The last open day or deadline; after it the reminder no longer applies. */
  readonly until?: Day
  /** 0 to 9; higher goes first when a quota runs short. */
  readonly priority: number
}
