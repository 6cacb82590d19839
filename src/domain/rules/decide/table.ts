import type { Day } from '../../dates/day.ts'
import type { When } from '../facts/dimensions.ts'
import type { SourceId } from '../reference/sources.ts'

/** How sure the sources are. A rule of low confidence only ever sends people to ask. */
export type Confidence = 'high' | 'medium' | 'low'

/** One rule, as plain data: on what it fires, what follows, and where that was read. */
export interface Row<Then> {
  /** Unique over all tables; letters, digits and hyphens, so that a locale key can be made of it. */
  readonly id: string
  readonly when: When
  readonly then: Then
  /** The rows of the same table that give way to this one where both fit. */
  readonly beats?: readonly string[]
  /** The first and the last day on which the rule is law. */
  readonly from?: Day
  readonly until?: Day
  readonly sources: readonly SourceId[]
  readonly checkedOn: Day
  readonly confidence: Confidence
}

/**
 * A decision table. `unique`: exactly one row fits everywhere; `at-most-one`: where none fits, nothing is settled;
 * `all`: every row that fits counts, in the order of the table.
 */
export interface Table<Then> {
  readonly name: string
  readonly hit: 'unique' | 'at-most-one' | 'all'
  readonly rows: readonly Row<Then>[]
}

type Drafted<Then> = Omit<Row<Then>, 'checkedOn' | 'confidence'> & { readonly confidence?: Confidence }

/** Rows that were last checked on one day; of high confidence unless a row says otherwise. */
export const checkedOn = <Then>(day: Day, rows: readonly Drafted<Then>[]): readonly Row<Then>[] =>
  rows.map((row) => ({ confidence: 'high', ...row, checkedOn: day }))
