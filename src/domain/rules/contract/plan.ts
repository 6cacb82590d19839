import type { Day } from '../../dates/day.ts'
import type { After, Place, Situation, StepAction, Thing, Warning } from './vocabulary.ts'

/** A fee in yen; 0 means free. Two amounts if the fee depends on the electronic certificates. */
export type Fee = number | { readonly withCertificates: number; readonly without: number }

/** The known bounds of a fee in yen, both included. */
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
  /** The last day by law. */
  readonly by?: Day
  /** The last day on or before `by` on which the office is open; left out when none is left. */
  readonly goBy?: Day
  /** The date on the card after this step, if the rules settle it. */
  readonly newValidUntil?: Day
  /** If the sources allow two dates: the earlier one, which is safe. */
  readonly newValidUntilAtLeast?: Day
  /** Left out: not settled. */
  readonly feeYen?: Fee
  /** The bounds of immigration's stay fee while its amount is not known. It is paid only when the application is granted. */
  readonly feeRangeYen?: FeeRange
  readonly bring: readonly Thing[]
  /** Source ids. */
  readonly citations: readonly string[]
}

/** A rule that applied, and the facts that it used. */
export interface TraceEntry {
  readonly rule: string
  readonly because: readonly string[]
}

/** The complete result of the engine for one set of facts. */
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
