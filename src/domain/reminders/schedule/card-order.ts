import type { CardRecord } from '../../conversation/state/record.ts'
import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import { asDay, type Subject } from './deadlines.ts'
import { stepId } from './ids.ts'
import type { Rhythm } from './schedules.ts'

/** Under this key a card's record keeps the day on which the person said that a new card is ordered. */
export const ORDERED = 'ordered'

/** Steps that end once a new card is ordered. */
const COVERED: readonly Subject[] = ['apply-for-new-card', 'reissue']

/** An ordered card is asked about for so many days at most. */
const LONGEST = 150

/** A card takes about a month, in places two (rule book, R-FIRST-3): the person is asked so many days after the order. */
const ASKED: Readonly<Record<Rhythm, readonly number[]>> = {
  few: [42],
  normal: [30, 50, 75],
  many: [21, 30, 42, 56, 75],
}

/** The step to collect an ordered card; `undefined` when none is on order. */
export function orderedStep(
  card: CardRecord,
  today: Day,
): { readonly step: string; readonly on: Day } | undefined {
  const on = asDay(card.done[ORDERED])
  if (!on || addDays(on, LONGEST) < today) return undefined
  return { on, step: stepId(card.id, 'collect-my-number-card', `${ORDERED} ${on}`) }
}

/** Whether an ordered new card makes a step unnecessary. */
export function coveredByOrder(card: CardRecord, action: Subject, today: Day): boolean {
  return COVERED.includes(action) && orderedStep(card, today) !== undefined
}

const withoutDay = ({ by: _by, goBy: _goBy, ...step }: Step): Step => step

/**
 * The plan of a first card as far as reminders tell it. Before the order there is no card to collect, so no day to collect
 * it by; after it the office has taken the application, so it no longer may refuse it. `today` is a day in Japan.
 */
export function withOrder(plan: Plan, card: CardRecord, today: Day): Plan {
  if (plan.situation !== 'first-card') return plan
  if (orderedStep(card, today))
    return { ...plan, warnings: plan.warnings.filter((one) => one !== 'first-card-may-be-refused') }
  const steps = plan.steps.map((step) => (step.action === 'collect-my-number-card' ? withoutDay(step) : step))
  return { ...plan, steps }
}

/** The days on which the person is asked whether the ordered card was collected. */
export function askAfter(
  on: Day,
  rhythm: Rhythm,
): readonly { readonly stage: string; readonly day: Day; readonly left: number }[] {
  return ASKED[rhythm].map((days) => ({ stage: `ordered-${days}`, day: addDays(on, days), left: days }))
}
