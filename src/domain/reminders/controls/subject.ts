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

/** The step that a reminder button refers to. */
export interface About {
  readonly step: string
  readonly action: Subject
  readonly by?: Day
  readonly goBy?: Day
}

/** Every step of a card that can have a reminder today, with its id. */
export function subjectsOf(card: CardRecord, today: Day, operation: Operation): readonly About[] {
  const projectedPlan = projectedPlanOf(card, today, operation)
  const { steps, situation, missing } = projectedPlan.planOn(today)
  const dated = deadlinesOf(projectedPlan, today).map(({ action, by, goBy }) => ({
    step: stepId(card.id, action, by),
    action,
    by,
    ...(goBy && { goBy }),
  }))
  const loose: readonly Subject[] = [
    ...steps.map(({ action }) => action),
    ...(missing.length > 0 ? ['finish' as const] : []),
  ]
  const end = asDay(projectedPlan.facts.card?.validUntil)
  const extension = end
    ? [{ step: stepId(card.id, 'special-extension', end), action: 'special-extension' as const, by: end }]
    : []
  const ordered = orderedStep(card, today)
  const collect = ordered ? [{ step: ordered.step, action: 'collect-my-number-card' as const }] : []
  const undated = loose.map((action) => ({ step: stepId(card.id, action, situation), action }))
  return [...dated, ...undated, ...collect, ...extension]
}

const isQuestion = ({ kind }: DueContent) => kind === 'follow-up' || kind === 'unconfirmed'

/** Whether a reminder of this content has the typed button: only an open step can wait, only a past one was missed. */
function hasButton(content: DueContent, { do: name, value }: Action): boolean {
  if (name === 'snooze') return !isQuestion(content)
  return name !== 'not-yet' || isQuestion(content) === (value === 'over')
}

/** The subject of the newest reminder: a typed word such as "done" that names nothing refers to it. */
function lastReminded({ record, card, today, action }: ControlContext, operation: Operation) {
  const projectedPlan = projectedPlanOf(card, today, operation)
  const groups = answeredReminders(record, card, projectedPlan, today)
    .map((reminders) => dueContentOf({ card, projectedPlan, record, today }, reminders))
    .filter((matters) => matters.length > 0)
  const [newest = []] =
    action.do === 'snooze' ? groups.filter((all) => all.some(({ content }) => !isQuestion(content))) : groups
  return (newest.find(({ content }) => hasButton(content, action)) ?? newest[0])?.step
}

/** The step that is due first. */
function firstDue(subjects: readonly About[]): About | undefined {
  const day = ({ goBy, by }: About): string => goBy ?? by ?? ''
  return subjects
    .filter(({ by }) => by !== undefined)
    .toSorted((one, other) => (day(one) < day(other) ? -1 : 1))[0]
}

/** The step of the tapped button; `undefined` if the plan has changed since it was sent. */
export function aboutOf(context: ControlContext, operation: Operation): About | undefined {
  const { card, action, today } = context
  const subjects = subjectsOf(card, today, operation)
  const step = action.on === undefined ? lastReminded(context, operation) : stepOf(action.on)
  const named = subjects.find((about) => about.step === step)
  return named ?? (action.on === undefined ? firstDue(subjects) : undefined)
}
