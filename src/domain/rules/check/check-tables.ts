import { matches } from '../../../contracts/condition.ts'
import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { type Classes, dimensionsOf, fitting, turningDays } from '../decide/decide.ts'
import type { Row, Table } from '../decide/table.ts'
import { BESIDE, type Dimension, OF_THE_PLAN, SPACE, type When } from '../facts/dimensions.ts'

/** The row's condition on one dimension, with a wider type so that any dimension can be looked up. */
const listed = (when: When, dimension: Dimension): readonly string[] | undefined => when[dimension]

/**
 * The values of a dimension that a table distinguishes: one value of each group of values that the same rows list. A check of
 * these values covers all values.
 */
function representatives(table: Table<unknown>, dimension: Dimension): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  return new Map(
    SPACE[dimension].map((value: string) => {
      const rows = table.rows.filter(({ when }) => listed(when, dimension)?.includes(value) ?? true)
      const signature = rows.map(({ id }) => id).join(' ')
      if (!first.has(signature)) first.set(signature, value)
      return [value, first.get(signature) ?? value]
    }),
  )
}

/** Whether a dimension is independent of the situation: those that affect single steps, and those that the plan adds. */
const isFree = (name: string): boolean => name in BESIDE || name in OF_THE_PLAN

/** Every combination of classes with which a table can be asked, reduced to the values that the table distinguishes. */
function askable(table: Table<unknown>, states: readonly Classes[]): readonly Classes[] {
  const groups = dimensionsOf(table).map((name) => ({ name, values: representatives(table, name) }))
  const free = groups.filter(({ name }) => isFree(name))
  const bound = groups.filter(({ name }) => !isFree(name))
  const projected = new Map<string, Classes>()
  for (const state of states) {
    const reduced = bound.map(({ name, values }) => [name, values.get(state[name] ?? '')] as const)
    projected.set(JSON.stringify(reduced), Object.fromEntries(reduced))
  }
  return free.reduce<readonly Classes[]>(
    (all, { name, values }) =>
      all.flatMap((classes) => [...new Set(values.values())].map((value) => ({ ...classes, [name]: value }))),
    [...projected.values()],
  )
}

/** One day of every period in which no row of the table starts or ends. */
const daysToCheck = (table: Table<unknown>, today: Day): readonly Day[] => [
  ...new Set([...turningDays(table).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]), today]),
]

/**
 * The faults of one table over every combination in which it can be asked: gaps and conflicts, rows that never fit,
 * rows named in `beats` that are not there, never overlap, or beat in a circle.
 */
export function tableFaults(
  table: Table<unknown>,
  states: readonly Classes[],
  today: Day,
): readonly string[] {
  if (table.hit === 'all') return collectedFaults(table, states)
  const combinations = askable(table, states)
  const days = daysToCheck(table, today)
  const decided = days.flatMap((day) => combinations.flatMap((classes) => fitFaults(table, classes, day)))
  const faults = [...new Set(decided)].slice(0, 20)
  return [
    ...faults,
    ...table.rows.flatMap((row) => rowFaults(row, table, combinations, days)),
    ...circles(table),
  ]
}

/** The faults of a table with `hit: 'all'`: rows that fit no state, and exceptions, which such a table cannot have. */
function collectedFaults(table: Table<unknown>, states: readonly Classes[]): readonly string[] {
  return table.rows.flatMap(({ id, when, beats = [] }) => {
    const bound = Object.fromEntries(Object.entries(when).filter(([name]) => !isFree(name)))
    const empty = Object.values(when).some((values) => values.length === 0)
    const dead = empty || !states.some((classes) => matches(bound, classes))
    return [
      ...(dead ? [`${table.name}: ${id} never fits`] : []),
      ...beats.map((name) => `${table.name}: ${id} beats ${name}, but in this table every row counts`),
    ]
  })
}

function fitFaults(table: Table<unknown>, classes: Classes, day: Day): readonly string[] {
  const rows = fitting(table, classes, day)
  if (rows.length > 1) {
    return [
      `${table.name}: ${rows.map(({ id }) => id).join(' and ')} both fit ${JSON.stringify(classes)} on ${day}`,
    ]
  }
  return rows.length === 0 && table.hit === 'unique'
    ? [`${table.name}: no row fits ${JSON.stringify(classes)} on ${day}`]
    : []
}

function rowFaults(
  row: Row<unknown>,
  table: Table<unknown>,
  combinations: readonly Classes[],
  days: readonly Day[],
): readonly string[] {
  const own = combinations.filter((classes) => matches(row.when, classes))
  const fires = own.some((classes) => days.some((day) => fitting(table, classes, day).includes(row)))
  const dead = fires ? [] : [`${table.name}: ${row.id} never fits`]
  const idle = (row.beats ?? []).flatMap((name) => {
    const other = table.rows.find(({ id }) => id === name)
    if (!other) return [`${table.name}: ${row.id} beats ${name}, which is no row of the table`]
    return own.some((classes) => matches(other.when, classes))
      ? []
      : [`${table.name}: ${row.id} beats ${name}, but they never both fit`]
  })
  return [...dead, ...idle]
}

/** Rows that beat themselves through a cycle of `beats`. */
function circles(table: Table<unknown>): readonly string[] {
  const beats = new Map(table.rows.map(({ id, beats = [] }) => [id, beats]))
  const reaches = (from: string, to: string, seen: ReadonlySet<string>): boolean =>
    (beats.get(from) ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, new Set([...seen, next]))),
    )
  return table.rows
    .filter(({ id }) => reaches(id, id, new Set()))
    .map(({ id }) => `${table.name}: ${id} beats itself`)
}
