import type { Day } from '../../dates/day.ts'
import type { When } from '../facts/dimensions.ts'
import type { SourceId } from '../reference/sources.ts'

/** How certain the sources are. A rule of low confidence only tells people to ask the office. */
export type Confidence = 'high' | 'medium' | 'low'

/** One rule as plain data: its condition, its result and its sources. */
export interface Row<Then> {
  /** Unique over all tables. Letters, digits and hyphens only, because it is part of a locale key. */
  readonly id: string
  readonly when: When
  readonly then: Then
  /** The rows of the same table that do not apply if this one fits too. */
  readonly beats?: readonly string[]
  /** The first and the last day on which the rule is in force. */
  readonly from?: Day
  readonly until?: Day
  readonly sources: readonly SourceId[]
  readonly checkedOn: Day
  readonly confidence: Confidence
}

/**
 * A decision table. `unique`: exactly one row fits in every case; `at-most-one`: if no row fits, nothing is settled;
 * `all`: every row that fits counts, in the order of the table.
 */
export interface Table<Then> {
  readonly name: string
  readonly hit: 'unique' | 'at-most-one' | 'all'
  readonly rows: readonly Row<Then>[]
}

type Drafted<Then> = Omit<Row<Then>, 'checkedOn' | 'confidence'> & { readonly confidence?: Confidence }

/** Rows that were last checked on the same day; their confidence is high unless a row says otherwise. */
export const checkedOn = <Then>(day: Day, rows: readonly Drafted<Then>[]): readonly Row<Then>[] =>
  rows.map((row) => ({ confidence: 'high', ...row, checkedOn: day }))
