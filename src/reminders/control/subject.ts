import type { ControlContext } from '../../conversation/control.ts'
import type { CardRecord } from '../../conversation/record.ts'
import type { Day } from '../../dates/day.ts'
import { asDay, deadlinesOf, type Subject } from '../deadlines.ts'
import { stepId, stepOf } from '../ids.ts'
import { orderedStep } from '../ordered.ts'
import { type Operation, prospectOf } from '../prospect.ts'

/** What a button of a reminder is about. */
export interface About {
  readonly step: string
  readonly action: Subject
  readonly by?: Day
  readonly goBy?: Day
}

/** Every step of a card that a reminder can be about today, with its id. */
export function subjectsOf(card: CardRecord, today: Day, operation: Operation): readonly About[] {
  const prospect = prospectOf(card, today, operation)
  const { steps, situation, missing } = prospect.planOn(today)
  const dated = deadlinesOf(prospect, today).map(({ action, by, goBy }) => ({
    step: stepId(card.id, action, by),
    action,
    by,
    ...(goBy && { goBy }),
  }))
  const loose: readonly Subject[] = [
    ...steps.map(({ action }) => action),
    ...(missing.length > 0 ? ['finish' as const] : []),
  ]
  const end = asDay(prospect.facts.card?.validUntil)
  const extension = end
    ? [{ step: stepId(card.id, 'special-extension', end), action: 'special-extension' as const, by: end }]
    : []
  const ordered = orderedStep(card, today)
  const collect = ordered ? [{ step: ordered.step, action: 'collect-my-number-card' as const }] : []
  const undated = loose.map((action) => ({ step: stepId(card.id, action, situation), action }))
  return [...dated, ...undated, ...collect, ...extension]
}

/** The step that is due first: what is meant by a word that names none, as "done" typed below a reminder. */
function firstDue(subjects: readonly About[]): About | undefined {
  const day = ({ goBy, by }: About): string => goBy ?? by ?? ''
  return subjects
    .filter(({ by }) => by !== undefined)
    .toSorted((one, other) => (day(one) < day(other) ? -1 : 1))[0]
}

/** The step that the tapped button was about; `undefined` where the plan has changed since. */
export function aboutOf({ card, action, today }: ControlContext, operation: Operation): About | undefined {
  const subjects = subjectsOf(card, today, operation)
  if (action.on === undefined) return firstDue(subjects)
  const step = stepOf(action.on)
  return subjects.find((about) => about.step === step)
}
