import { planOf } from '../../conversation/answer/plan-of.ts'
import { factsOf } from '../../conversation/state/answers-to-facts.ts'
import { flowOf } from '../../conversation/state/cards.ts'
import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import type { AlsoClosed } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import { withOrder } from './card-order.ts'
import type { ProjectedPlan } from './deadlines.ts'
import type { Hours } from './hours.ts'
import { planReminders } from './plan-reminders.ts'
import type { PlannedReminder } from './planned-reminder.ts'

/** What the operator sets for everybody. */
export interface Operation {
  /** The hours in which reminders may go out; 9 to 20 unless given. */
  readonly hours?: Hours
  /** Days on which the offices are closed beside weekends and holidays. */
  readonly alsoClosed?: AlsoClosed
}

/** If no rule or two rules apply, this card has no plan; the reminders of the person's other cards stay. */
const UNDECIDED: Plan = {
  situation: 'not-enough-known',
  steps: [{ action: 'ask-office', where: 'phone', bring: [], citations: [] }],
  warnings: [],
  missing: [],
  citations: [],
  trace: [],
}

function planAt(card: CardRecord, day: Day, alsoClosed: AlsoClosed | undefined): Plan {
  try {
    return withOrder(planOf({ today: day, ...(alsoClosed && { alsoClosed }) }, card).plan, card, day)
  } catch {
    return UNDECIDED
  }
}

/** A card's facts, and its plan today and on any later day if nothing more is answered. */
export function projectedPlanOf(card: CardRecord, today: Day, { alsoClosed }: Operation = {}): ProjectedPlan {
  return {
    facts: factsOf(flowOf(card), card.answers, today),
    planOn: (day) => planAt(card, day, alsoClosed),
  }
}

/** Every card of a person with its projected plan. */
function prospectsOf(
  record: PersonRecord,
  today: Day,
  operation: Operation,
): ReadonlyMap<string, ProjectedPlan> {
  return new Map(record.cards.map((card) => [card.id, projectedPlanOf(card, today, operation)]))
}

/** The whole schedule of a record as it should be from today on; empty while reminders are off. */
export function scheduleFor(
  record: PersonRecord,
  today: Day,
  operation: Operation = {},
): readonly PlannedReminder[] {
  if (!record.settings.reminders) return []
  const { hours } = operation
  return planReminders({
    record,
    projectedPlans: prospectsOf(record, today, operation),
    today,
    ...(hours && { hours }),
  })
}
