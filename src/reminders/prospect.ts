import { flowOf } from '../conversation/cards.ts'
import { factsOf } from '../conversation/facts.ts'
import type { CardRecord, PersonRecord } from '../conversation/record.ts'
import type { Day } from '../dates/day.ts'
import { assess } from '../rules/assess.ts'
import type { Plan } from '../rules/plan.ts'
import type { Prospect } from './deadlines.ts'
import type { Hours } from './hours.ts'
import { planReminders } from './plan.ts'
import type { PlannedReminder } from './planned.ts'

/** A card as the rules see it today, and on any other day if nothing more is answered until then. */
export function prospectOf(card: CardRecord, today: Day): Prospect {
  const plans = new Map<Day, Plan>()
  const planOn = (day: Day): Plan => {
    const plan = plans.get(day) ?? assess(factsOf(flowOf(card), card.answers, day))
    plans.set(day, plan)
    return plan
  }
  return { facts: factsOf(flowOf(card), card.answers, today), planOn }
}

/** Every card of a person with its prospect. */
export function prospectsOf(record: PersonRecord, today: Day): ReadonlyMap<string, Prospect> {
  return new Map(record.cards.map((card) => [card.id, prospectOf(card, today)]))
}

/** The whole schedule of a record as it should be from today on; empty while reminders are off. */
export function scheduleFor(
  record: PersonRecord,
  today: Day,
  options: { readonly hours?: Hours } = {},
): readonly PlannedReminder[] {
  if (!record.settings.reminders) return []
  return planReminders({ record, prospects: prospectsOf(record, today), today, ...options })
}
