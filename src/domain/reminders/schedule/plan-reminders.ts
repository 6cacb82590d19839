import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { asDay, type ProjectedPlan } from './deadlines.ts'
import { type Hours, hourInJapan } from './hours.ts'
import { kindOf, readKind, reminderId } from './ids.ts'
import type { PlannedReminder } from './planned-reminder.ts'
import { priorityOf } from './priority.ts'
import { datesWhileSnoozed, type ReminderDate } from './reminder-dates.ts'
import { type ReminderSubject, reminderSubjectsOf } from './reminder-subjects.ts'

/** The inputs of the planner. */
export interface PlanInput {
  readonly record: PersonRecord
  /** Card id to its projectedPlan; a card without one has no reminders. */
  readonly projectedPlans: ReadonlyMap<string, ProjectedPlan>
  readonly today: Day
  /** The hours in which a reminder may go out, by the clock of the person's zone. */
  readonly hours?: Hours
}

/** A question after the last day is dropped so many days after it. */
const QUESTION_MATTERS = 45

function reminderDatesOf(
  { reminderDates, goBy, step }: ReminderSubject,
  { snoozed }: PersonRecord,
): readonly ReminderDate[] {
  const until = asDay(snoozed[step])
  return until ? datesWhileSnoozed(reminderDates, until, goBy) : reminderDates
}

function mattersUntil({ by }: ReminderSubject, { left }: ReminderDate): Day | undefined {
  return by && (left < 0 ? addDays(by, QUESTION_MATTERS) : by)
}

function reminderOf(
  card: string,
  subject: ReminderSubject,
  reminderDate: ReminderDate,
  hour: number,
): PlannedReminder {
  const until = mattersUntil(subject, reminderDate)
  return {
    id: reminderId(subject.step, reminderDate.stage),
    card,
    // The kind never holds the day on which a snooze ends.
    kind: kindOf(subject.action, reminderDate.stage.replace(/^snooze-.*/, 'snooze')),
    day: reminderDate.day,
    hour,
    priority: priorityOf(subject.action, reminderDate.left),
    ...(until && { until }),
  }
}

function hourFor({ settings }: PersonRecord, day: Day, hours: Hours | undefined): number {
  return hourInJapan(day, {
    ...(hours && { hours }),
    ...(settings.hour !== undefined && { own: settings.hour }),
    ...(settings.zone && { zone: settings.zone }),
  })
}

const order = (one: PlannedReminder, other: PlannedReminder): number =>
  one.day + one.id < other.day + other.id ? -1 : 1

/** Every reminder of one card, whether or not its day is past. */
function remindersOf(
  record: PersonRecord,
  card: CardRecord,
  projectedPlan: ProjectedPlan | undefined,
  today: Day,
  hours?: Hours,
): readonly PlannedReminder[] {
  const subjects = projectedPlan ? reminderSubjectsOf({ card, projectedPlan, record, today }) : []
  return subjects.flatMap((subject) =>
    reminderDatesOf(subject, record).map((reminderDate) =>
      reminderOf(card.id, subject, reminderDate, hourFor(record, reminderDate.day, hours)),
    ),
  )
}

/** An answer without a name refers to reminders of so many last days. */
const ANSWERED_WITHIN = 3

/**
 * The reminders of a card that an answer without a name can be about, likeliest group first: those of the
 * last days; undated ones; the last earlier one; the first future one.
 */
export function answeredReminders(
  record: PersonRecord,
  card: CardRecord,
  projectedPlan: ProjectedPlan,
  today: Day,
): readonly (readonly PlannedReminder[])[] {
  const all = remindersOf(record, card, projectedPlan, today).toSorted(order)
  const on = (one: Day | undefined) => all.filter(({ day }) => day === one)
  const past = all.findLast(({ day }) => day <= today)?.day
  const loose = all.filter((one) => readKind(one).stage.startsWith('nudge-'))
  const isRecent = past !== undefined && past >= addDays(today, -ANSWERED_WITHIN)
  return [...(isRecent ? [on(past)] : []), loose, on(past), on(all[0]?.day)]
}

/**
 * All reminders of a person from today on, years ahead, by day. Depends only on the record and its plans; the
 * same input always gives the same ids.
 */
export function planReminders({
  record,
  projectedPlans,
  today,
  hours,
}: PlanInput): readonly PlannedReminder[] {
  const { reminders, since } = record.settings
  if (!reminders) return []
  const comes = ({ day }: PlannedReminder) => day >= today && (!since || day > since)
  return record.cards
    .filter(({ id }) => !record.stopped.includes(`card:${id}`))
    .flatMap((card) => remindersOf(record, card, projectedPlans.get(card.id), today, hours))
    .filter(comes)
    .sort(order)
}
