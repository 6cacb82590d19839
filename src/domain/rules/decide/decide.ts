import { matches } from '../../../contracts/condition.ts'
import type { Day } from '../../dates/day.ts'
import { type Dimension, SPACE } from '../facts/dimensions.ts'
import type { Row, Table } from './table.ts'

/** Classes by dimension, as far as they are known to the caller. */
export type Classes = Readonly<Record<string, string | undefined>>

/** No row of a table fits. The caller sends the person to the office; the table has to be corrected. */
export class RuleGap extends Error {
  readonly code = 'rule-gap'
  readonly table: string
  readonly classes: Classes
  constructor(table: string, classes: Classes) {
    super(
      `no rule of "${table}" fits ${JSON.stringify(classes)}; send the person to the office and mend the table`,
    )
    this.table = table
    this.classes = classes
  }
}

/** Two rows of a table fit and neither beats the other. The caller sends the person to the office; the table has to be corrected. */
export class RuleConflict extends Error {
  readonly code = 'rule-conflict'
  readonly table: string
  readonly rules: readonly string[]
  readonly sources: readonly string[]
  readonly classes: Classes
  constructor(table: string, rows: readonly Row<unknown>[], classes: Classes) {
    const rules = rows.map(({ id }) => id)
    const sources = rows.flatMap((row) => row.sources)
    super(`rules ${rules.join(', ')} of "${table}" (${sources.join(', ')}) all fit; name which one gives way`)
    this.table = table
    this.rules = rules
    this.sources = sources
    this.classes = classes
  }
}

/** The dimensions that a table reads, in the order of the space. */
export function dimensionsOf(table: Table<unknown>): readonly Dimension[] {
  const named = new Set(table.rows.flatMap(({ when }) => Object.keys(when)))
  return dimensions.filter((dimension) => named.has(dimension))
}

const isDimension = (name: string): name is Dimension => name in SPACE
const dimensions = Object.keys(SPACE).filter(isDimension)

/** The days on which a table's law changes: the first days of its periods. */
export function turningDays(table: Table<unknown>): readonly Day[] {
  const days = table.rows.flatMap(({ from, until }) => [...(from ? [from] : []), ...(until ? [until] : [])])
  return [...new Set(days)].sort()
}

/** The rows that fit on a day, without those that another fitting row beats. */
export function fitting<Then>(table: Table<Then>, classes: Classes, on: Day): readonly Row<Then>[] {
  const fit = table.rows.filter(
    (row) => (!row.from || row.from <= on) && (!row.until || on <= row.until) && matches(row.when, classes),
  )
  const beaten = new Set(fit.flatMap((row) => row.beats ?? []))
  return fit.filter((row) => !beaten.has(row.id))
}

/** Finds the rows of a table that fit these classes on a day in Japan. */
type Lookup<Then> = (classes: Classes, on: Day) => readonly Row<Then>[]

/**
 * A lookup with a cache: the rows for a combination of classes are computed once. The cache key is a text with one character
 * for each dimension, because a wide table has more combinations than a number can represent exactly.
 */
function lookup<Then>(table: Table<Then>): Lookup<Then> {
  const reads = dimensionsOf(table).map((dimension) => ({
    dimension,
    index: new Map<string | undefined, string>(
      SPACE[dimension].map((value, at) => [value, String.fromCharCode(at)]),
    ),
  }))
  const turns = turningDays(table)
  const found = new Map<string, readonly Row<Then>[]>()
  const keyOf = (classes: Classes): string => {
    let key = ''
    for (const { dimension, index } of reads) {
      const at = index.get(classes[dimension])
      if (at === undefined) throw new RuleGap(table.name, { [dimension]: classes[dimension] })
      key += at
    }
    return key
  }
  return (classes, on) => {
    const key = String.fromCharCode(periodOf(turns, on)) + keyOf(classes)
    const known = found.get(key)
    if (known) return known
    const rows = fitting(table, classes, on)
    found.set(key, rows)
    return rows
  }
}

/** The number of the period between turning days in which a day lies. A turning day is a period of its own. */
const periodOf = (turns: readonly Day[], on: Day): number =>
  turns.reduce((period, turn) => period + (on < turn ? 0 : on === turn ? 1 : 2), 0)

const relevant = (table: Table<unknown>, classes: Classes): Classes =>
  Object.fromEntries(dimensionsOf(table).map((dimension) => [dimension, classes[dimension]]))

/** Returns a function that finds the row of a `unique` table. It throws `RuleGap` where no row fits, `RuleConflict` where several do. */
export function decider<Then>(table: Table<Then>): (classes: Classes, on: Day) => Row<Then> {
  const find = decidedAtMost(table)
  return (classes, on) => {
    const row = find(classes, on)
    if (!row) throw new RuleGap(table.name, relevant(table, classes))
    return row
  }
}

/** Returns a function that finds the row of an `at-most-one` table, if any. It throws `RuleConflict` where several rows fit. */
export function decidedAtMost<Then>(
  table: Table<Then>,
): (classes: Classes, on: Day) => Row<Then> | undefined {
  const find = lookup(table)
  return (classes, on) => {
    const rows = find(classes, on)
    if (rows.length > 1) throw new RuleConflict(table.name, rows, relevant(table, classes))
    return rows[0]
  }
}

/** Returns a function that finds all fitting rows of an `all` table. */
export const collector = <Then>(table: Table<Then>): Lookup<Then> => lookup(table)
