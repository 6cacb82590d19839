import type { Facts } from '../contract/facts.ts'
import type { TraceEntry } from '../contract/plan.ts'
import type { Classes } from '../decide/decide.ts'
import type { Row } from '../decide/table.ts'
import { type Dimension, READS, type When } from '../facts/dimensions.ts'
import { evidence, type FactPath } from '../facts/fact-accessors.ts'
import type { DayRule } from '../tables/deadlines.ts'

/** Records which rules applied, the facts that they used and the sources that they cite. Each rule once, in order. */
export interface Recorder {
  /** Records a row that applied, with its classes. */
  readonly fired: (row: Pick<Row<unknown>, 'id' | 'when' | 'sources'>, classes: Classes) => void
  /** Records a rule that computed a day or a fee. */
  readonly used: (rule: Pick<DayRule, 'id' | 'reads' | 'sources'>) => void
  readonly trace: () => readonly TraceEntry[]
  readonly citations: () => readonly string[]
}

/** A recorder for one set of facts. */
export function recorder(facts: Facts): Recorder {
  const entries: TraceEntry[] = []
  const seen = new Set<string>()
  const cited = new Set<string>()
  const told = new Map<FactPath, string>()
  const tell = (path: FactPath): string => {
    const known = told.get(path)
    if (known !== undefined) return known
    const text = evidence(facts, path)
    told.set(path, text)
    return text
  }
  const isNew = (id: string, sources: readonly string[]): boolean => {
    if (seen.has(id)) return false
    seen.add(id)
    for (const source of sources) cited.add(source)
    return true
  }
  return {
    fired: ({ id, when, sources }, classes) => {
      if (!isNew(id, sources)) return
      const { paths, followed } = groundsOf(when)
      entries.push({
        rule: id,
        because: [...followed.map((name) => `${name}=${classes[name]}`), ...paths.map(tell)],
      })
    },
    used: ({ id, reads, sources }) => {
      if (isNew(id, sources)) entries.push({ rule: id, because: reads.map(tell) })
    },
    trace: () => entries,
    citations: () => [...cited],
  }
}

/** The grounds of a condition: facts, and results of other rules. */
interface Grounds {
  readonly paths: readonly FactPath[]
  readonly followed: readonly Dimension[]
}

const grounds = new WeakMap<When, Grounds>()
const isDimension = (name: string): name is Dimension => name in READS

/** The grounds of a condition, computed once. */
function groundsOf(when: When): Grounds {
  const known = grounds.get(when)
  if (known) return known
  const names = Object.keys(when).filter(isDimension)
  const found = {
    paths: [...new Set(names.flatMap((name) => READS[name]))],
    followed: names.filter((name) => READS[name].length === 0),
  }
  grounds.set(when, found)
  return found
}
