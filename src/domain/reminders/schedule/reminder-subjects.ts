import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Step } from '../../rules/contract/plan.ts'
import { askAfter, coveredByOrder, orderedStep } from './card-order.ts'
import {
  asDay,
  type Deadline,
  deadlinesOf,
  type ProjectedPlan,
  renewalFirst,
  type Subject,
} from './deadlines.ts'
import { stepId } from './ids.ts'
import { datesAfter, datesBefore, type ReminderDate } from './reminder-dates.ts'
import { NUDGES, SCHEDULES } from './schedules.ts'

/** A step to be reminded of, dated or not, before what the person decided about it. */
export interface ReminderSubject {
  readonly step: string
  readonly action: Subject
  readonly reminderDates: readonly ReminderDate[]
  /** The last day; past it only the question whether it worked matters. */
  readonly by?: Day
  readonly goBy?: Day
}

/** One card of a person on the day on which is planned. */
export interface Scene {
  readonly card: CardRecord
  readonly projectedPlan: ProjectedPlan
  readonly record: PersonRecord
  readonly today: Day
}

function datedTopic({ card, projectedPlan, record }: Scene, deadline: Deadline): ReminderSubject {
  const { action, by, goBy } = deadline
  const schedule = SCHEDULES[deadline.schedule][record.settings.rhythm]
  const since = record.settings.since
  const before = datesBefore(deadline, schedule, asDay(projectedPlan.facts.newResidenceCard?.receivedOn))
  // Nothing is asked about days before the reminders were turned on.
  const after = since && by < since ? [] : datesAfter(deadline, schedule)
  return {
    step: stepId(card.id, action, by),
    action,
    by,
    reminderDates: [...before, ...after],
    ...(goBy && { goBy }),
  }
}

/** Days left that an undated step counts as, for its priority. */
const UNDATED = 30

/** The first undated step that is not done is reminded of from today on, if the plan has no dated one. */
function looseTopic({ card, projectedPlan, record, today }: Scene): readonly ReminderSubject[] {
  const { steps, missing, situation } = projectedPlan.planOn(today)
  const isOpen = ({ action }: Step) =>
    action !== 'wait' &&
    !(stepId(card.id, action, situation) in card.done) &&
    !coveredByOrder(card, action, today)
  const action = missing.length > 0 ? 'finish' : steps.find(isOpen)?.action
  if (!action) return []
  const days = NUDGES[record.settings.rhythm]
  const reminderDates = days.map((left) => ({
    stage: `nudge-${left}`,
    day: addDays(today, left),
    left: UNDATED,
  }))
  return [{ step: stepId(card.id, action, situation), action, reminderDates }]
}

function orderedTopic({ card, record, today }: Scene): readonly ReminderSubject[] {
  const ordered = orderedStep(card, today)
  if (!ordered) return []
  const reminderDates = askAfter(ordered.on, record.settings.rhythm)
  return [{ step: ordered.step, action: 'collect-my-number-card', reminderDates }]
}

/** The extended date is mentioned only while the special extension may have been made. */
function mayStand({ card, projectedPlan, record }: Scene, { schedule }: Deadline): boolean {
  const extension = stepId(card.id, 'special-extension', projectedPlan.facts.card?.validUntil ?? '')
  return schedule !== 'unconfirmed' || !(extension in card.done || record.stopped.includes(extension))
}

/** Whether today's plan, or what is missing in it, has a day of its own. */
function isAhead({ projectedPlan, today }: Scene, deadlines: readonly Deadline[]): boolean {
  const plan = projectedPlan.planOn(today)
  if (plan.steps.some(({ by }) => by !== undefined && by >= today)) return true
  if (renewalFirst(plan, projectedPlan.facts, today).length > 0) return true
  return deadlines.some(({ action, by }) => action === 'finish' && by >= today)
}

/** Everything about a card that needs reminders, without what the person has done or stopped. */
export function reminderSubjectsOf(scene: Scene): readonly ReminderSubject[] {
  const { card, projectedPlan, record, today } = scene
  const deadlines = deadlinesOf(projectedPlan, today).filter((deadline) => mayStand(scene, deadline))
  const dated = deadlines.map((deadline) => datedTopic(scene, deadline))
  const loose = isAhead(scene, deadlines) ? [] : looseTopic(scene)
  return [...dated, ...loose, ...orderedTopic(scene)].filter(
    ({ step, action }) =>
      !(step in card.done) && !record.stopped.includes(step) && !coveredByOrder(card, action, today),
  )
}
