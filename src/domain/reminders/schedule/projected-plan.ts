import { planOf } from '../../conversation/answer/plan-of.ts'
import { factsOf } from '../../conversation/state/answers-to-facts.ts'
import { flowOf } from '../../conversation/state/cards.ts'
import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import type { AlsoClosed } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import type { ProjectedPlan } from './deadlines.ts'
import type { Hours } from './hours.ts'
import { planReminders } from './plan-reminders.ts'
import type { PlannedReminder } from './planned-reminder.ts'

/** What an operator sets for everybody. */
export interface Operation {
  /** The hours in which reminders may go out; 9 to 20 unless given. */
  readonly hours?: Hours
  /** Days on which the offices are closed beside weekends and holidays. */
  readonly alsoClosed?: AlsoClosed
}

/** Where no rule holds, or two do, the office has to be asked; the person's other reminders must not be lost over it. */
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
    return planOf({ today: day, ...(alsoClosed && { alsoClosed }) }, card).plan
  } catch {
    return UNDECIDED
  }
}

/** A card as the rules see it today, and on any other day if nothing more is answered until then. */
export function projectedPlanOf(card: CardRecord, today: Day, { alsoClosed }: Operation = {}): ProjectedPlan {
  return {
    facts: factsOf(flowOf(card), card.answers, today),
    planOn: (day) => planAt(card, day, alsoClosed),
  }
}

/** Every card of a person with its prospect. */
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
    prospects: prospectsOf(record, today, operation),
    today,
    ...(hours && { hours }),
  })
}
