import { MAIN_FLOW } from '../../flows/index.ts'
import { planOf } from '../../src/domain/conversation/answer/plan-of.ts'
import { labelOf } from '../../src/domain/conversation/state/flow-cursor.ts'
import type { CardRecord } from '../../src/domain/conversation/state/record.ts'
import { paths, TODAY } from './walker.ts'

/** How many paths of one situation are looked at: they differ in warnings, steps and days. */
const OF_EACH = 6

/** Cards of every situation that the questions reach, by situation; several of each, from all over the product of answers. */
export function cardsBySituation(): ReadonlyMap<string, readonly CardRecord[]> {
  const found = new Map<string, CardRecord[]>()
  const all = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })]
  // A prime step spreads the sample over all questions; what it does not meet is found by the whole walk.
  const spread = all.map((path, at) => ({ path, at: at % 97 })).toSorted((a, b) => a.at - b.at)
  for (const {
    path: { answers },
  } of spread) {
    const card = { id: '1', label: labelOf(answers), flow: MAIN_FLOW.id, answers: { ...answers }, done: {} }
    const { situation } = planOf({ today: TODAY }, card).plan
    const same = found.get(situation) ?? []
    if (same.length < OF_EACH) found.set(situation, [...same, card])
  }
  return found
}
