import type { Action } from '../../../contracts/action.ts'
import type { ControlContext } from '../../conversation/context/control.ts'
import type { CardRecord } from '../../conversation/state/record.ts'
import type { Day } from '../../dates/day.ts'
import { type DueContent, dueContentOf } from '../content/due-content.ts'
import { orderedStep } from '../schedule/card-order.ts'
import { asDay, deadlinesOf, type Subject } from '../schedule/deadlines.ts'
import { stepId, stepOf } from '../schedule/ids.ts'
import { answeredReminders } from '../schedule/plan-reminders.ts'
import { type Operation, projectedPlanOf } from '../schedule/projected-plan.ts'

/** What a button of a reminder is about. */
export interface About {
  readonly step: string
  readonly action: Subject
  readonly by?: Day
  readonly goBy?: Day
}

/** Every step of a card that a reminder can be about today, with its id. */
export function subjectsOf(card: CardRecord, today: Day, operation: Operation): readonly About[] {
  const prospect = projectedPlanOf(card, today, operation)
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

const isQuestion = ({ kind }: DueContent) => kind === 'follow-up' || kind === 'unconfirmed'

/** Whether a reminder of this matter has the button that was typed: only what is open can wait, only what is over was missed. */
function hasButton(matter: DueContent, { do: name, value }: Action): boolean {
  if (name === 'snooze') return !isQuestion(matter)
  return name !== 'not-yet' || isQuestion(matter) === (value === 'over')
}

/** What the newest reminder is about: meant by a word that names nothing, as "done" typed below it. */
function lastReminded({ record, card, today, action }: ControlContext, operation: Operation) {
  const prospect = projectedPlanOf(card, today, operation)
  const groups = answeredReminders(record, card, prospect, today)
    .map((reminders) => dueContentOf({ card, prospect, record, today }, reminders))
    .filter((matters) => matters.length > 0)
  const [newest = []] =
    action.do === 'snooze' ? groups.filter((all) => all.some(({ matter }) => !isQuestion(matter))) : groups
  return (newest.find(({ matter }) => hasButton(matter, action)) ?? newest[0])?.step
}

/** The step that is due first. */
function firstDue(subjects: readonly About[]): About | undefined {
  const day = ({ goBy, by }: About): string => goBy ?? by ?? ''
  return subjects
    .filter(({ by }) => by !== undefined)
    .toSorted((one, other) => (day(one) < day(other) ? -1 : 1))[0]
}

/** The step that the tapped button was about; `undefined` where the plan has changed since. */
export function aboutOf(context: ControlContext, operation: Operation): About | undefined {
  const { card, action, today } = context
  const subjects = subjectsOf(card, today, operation)
  const step = action.on === undefined ? lastReminded(context, operation) : stepOf(action.on)
  const named = subjects.find((about) => about.step === step)
  return named ?? (action.on === undefined ? firstDue(subjects) : undefined)
}
