import type { Day } from '../../dates/day.ts'
import { assess } from '../../rules/assess.ts'
import type { AlsoClosed } from '../../rules/days/closed.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Plan } from '../../rules/plan.ts'
import { flowOf } from '../cards.ts'
import { factsOf } from '../facts.ts'
import type { CardRecord } from '../record.ts'

/** What a plan rests on beside the answers: the day in Japan, and days on which offices are closed beyond the usual ones. */
export interface PlanGround {
  readonly today: Day
  readonly alsoClosed?: AlsoClosed
}

/** What the rules say of one card, and what they were told. Throws what `assess` throws (no rule, or two). */
export function planOf(
  { today, alsoClosed }: PlanGround,
  card: CardRecord,
): { readonly plan: Plan; readonly facts: Facts } {
  const facts = factsOf(flowOf(card), card.answers, today)
  return { plan: assess(facts, alsoClosed), facts }
}
