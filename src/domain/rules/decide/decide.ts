import { matches } from '../../../contracts/condition.ts'
import type { Day } from '../../dates/day.ts'
import { type Dimension, SPACE } from '../facts/dimensions.ts'
import type { Row, Table } from './table.ts'

/** Classes by dimension, as far as they are known to the caller. */
export type Classes = Readonly<Record<string, string | undefined>>

/** No row of a table fits. Next: send the person to the office, and mend the table. */
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

/** Two rows of a table fit and neither gives way. Next: send the person to the office, and mend the table. */
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

/** The rows that fit on a day, those that give way to another taken out. */
export function fitting<Then>(table: Table<Then>, classes: Classes, on: Day): readonly Row<Then>[] {
  const fit = table.rows.filter(
    (row) => (!row.from || row.from <= on) && (!row.until || on <= row.until) && matches(row.when, classes),
  )
  const beaten = new Set(fit.flatMap((row) => row.beats ?? []))
  return fit.filter((row) => !beaten.has(row.id))
}

/** What a made-ready table answers: the rows that fit these classes on a day. */
type Lookup<Then> = (classes: Classes, on: Day) => readonly Row<Then>[]

/**
 * Makes a table ready: what fits a combination of classes is worked out once and then only looked up. The key is a text, one
 * character a dimension: the combinations of a wide table are more than a number can count.
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

/** Which stretch between turning days a day lies in; a turning day is a stretch of its own. */
const periodOf = (turns: readonly Day[], on: Day): number =>
  turns.reduce((period, turn) => period + (on < turn ? 0 : on === turn ? 1 : 2), 0)

const relevant = (table: Table<unknown>, classes: Classes): Classes =>
  Object.fromEntries(dimensionsOf(table).map((dimension) => [dimension, classes[dimension]]))

/** The decider of a `unique` table. Throws `RuleGap` where no row fits, `RuleConflict` where several do. */
export function decider<Then>(table: Table<Then>): (classes: Classes, on: Day) => Row<Then> {
  const find = decidedAtMost(table)
  return (classes, on) => {
    const row = find(classes, on)
    if (!row) throw new RuleGap(table.name, relevant(table, classes))
    return row
  }
}

/** The decider of an `at-most-one` table. Throws `RuleConflict` where several rows fit. */
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

/** The collector of a table whose fitting rows all count. */
export const collector = <Then>(table: Table<Then>): Lookup<Then> => lookup(table)
