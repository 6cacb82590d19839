import type { Day } from '../../dates/day.ts'
import type { After, Place, Situation, StepAction, Thing, Warning } from './vocabulary.ts'

/** A fee in yen; 0 is free. Two figures where the electronic certificates make the difference. */
export type Fee = number | { readonly withCertificates: number; readonly without: number }

/** A fee that lies between two figures in yen, both included, as far as it is known. */
export interface FeeRange {
  readonly from: number
  readonly upTo: number
}

/** One thing to do. All days are calendar days in Japan; `by` and `goBy` are inclusive. */
export interface Step {
  readonly action: StepAction
  readonly where: Place
  /** The first day on which it can be done, where a rule sets one. */
  readonly from?: Day
  readonly after?: After
  /** The last day that counts, as the law counts it. */
  readonly by?: Day
  /** The last day on or before `by` on which the office is open; left out when none is left. */
  readonly goBy?: Day
  /** What the card will say afterwards, where the rules settle it. */
  readonly newValidUntil?: Day
  /** Where the sources leave a day or two open: the earlier, safe day. */
  readonly newValidUntilAtLeast?: Day
  /** Left out: not settled. */
  readonly feeYen?: Fee
  /** The bounds of immigration's stay fee before its figure is known; paid only when the application is granted. */
  readonly feeRangeYen?: FeeRange
  readonly bring: readonly Thing[]
  /** Source ids. */
  readonly citations: readonly string[]
}

/** Which rule fired, and the facts it rested on. */
export interface TraceEntry {
  readonly rule: string
  readonly because: readonly string[]
}

/** The engine's whole answer to one set of facts. */
export interface Plan {
  readonly situation: Situation
  readonly steps: readonly Step[]
  readonly warnings: readonly Warning[]
  /** Facts still needed, as paths: `card.validUntil`. */
  readonly missing: readonly string[]
  /** The last day of use as health insurance card. */
  readonly healthInsuranceUntil?: Day
  readonly citations: readonly string[]
  readonly trace: readonly TraceEntry[]
}
