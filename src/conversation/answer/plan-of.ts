import type { Day } from '../../dates/day.ts'
import { assess } from '../../rules/assess.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Plan } from '../../rules/plan.ts'
import { flowOf } from '../cards.ts'
import { factsOf } from '../facts.ts'
import type { CardRecord } from '../record.ts'

/** What the rules say of one card, and what they were told. Throws what `assess` throws (no rule, or two). */
export function planOf(card: CardRecord, today: Day): { readonly plan: Plan; readonly facts: Facts } {
  const facts = factsOf(flowOf(card), card.answers, today)
  return { plan: assess(facts), facts }
}
