import type { Classes } from './decide.ts'
import type { Facts } from './facts.ts'
import type { TraceEntry } from './plan.ts'
import { type Dimension, READS } from './space.ts'
import type { Row } from './table.ts'
import type { DayRule } from './tables/deadlines.ts'

/** Keeps which rules fired, on which facts, and what they cite; each rule once, in the order of firing. */
export interface Recorder {
  /** A row that fired, with the classes that it fired on. */
  readonly fired: (row: Pick<Row<unknown>, 'id' | 'when' | 'sources'>, classes: Classes) => void
  /** A rule by which a day or a fee was worked out. */
  readonly used: (rule: Pick<DayRule, 'id' | 'reads' | 'sources'>) => void
  readonly trace: () => readonly TraceEntry[]
  readonly citations: () => readonly string[]
}

/** A recorder for one set of facts. */
export function recorder(facts: Facts): Recorder {
  const entries = new Map<string, TraceEntry>()
  const cited = new Set<string>()
  const told = new Map<string, string>()
  const tell = (path: string): string => {
    const known = told.get(path)
    if (known !== undefined) return known
    const text = evidence(facts, path)
    told.set(path, text)
    return text
  }
  const add = (id: string, sources: readonly string[], because: () => readonly string[]): void => {
    if (entries.has(id)) return
    entries.set(id, { rule: id, because: because() })
    for (const source of sources) cited.add(source)
  }
  return {
    fired: (row, classes) =>
      add(row.id, row.sources, () => [
        ...new Set(dimensionsOf(row.when).flatMap((name) => reasons(name, classes, tell))),
      ]),
    used: (rule) => add(rule.id, rule.sources, () => rule.reads.map(tell)),
    trace: () => [...entries.values()],
    citations: () => [...cited],
  }
}

const named = new WeakMap<object, readonly Dimension[]>()
const isDimension = (name: string): name is Dimension => name in READS

function dimensionsOf(when: object): readonly Dimension[] {
  const known = named.get(when)
  if (known) return known
  const names = Object.keys(when).filter(isDimension)
  named.set(when, names)
  return names
}

/** The facts behind a dimension; where it follows from other rules, what followed. */
function reasons(name: Dimension, classes: Classes, tell: (path: string) => string): readonly string[] {
  const paths = READS[name]
  return paths.length === 0 ? [`${name}=${classes[name]}`] : paths.map(tell)
}

/** One fact with its value: `card.validUntil=2026-12-15`, or `holder.birthDate not given`. */
function evidence(facts: Facts, path: string): string {
  const [group = '', field] = path.split('.')
  const outer = new Map<string, unknown>(Object.entries(facts)).get(group)
  const value = field === undefined ? outer : inner(outer, field)
  return value === undefined
    ? `${path} not given`
    : `${path}=${Array.isArray(value) ? `[${value.join(', ')}]` : value}`
}

const inner = (outer: unknown, field: string): unknown =>
  typeof outer === 'object' && outer !== null
    ? new Map<string, unknown>(Object.entries(outer)).get(field)
    : undefined
