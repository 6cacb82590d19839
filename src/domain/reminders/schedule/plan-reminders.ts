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

/** What the planner rests on; nothing else is read. */
export interface PlanInput {
  readonly record: PersonRecord
  /** Card id to its prospect; a card without one has no reminders. */
  readonly prospects: ReadonlyMap<string, ProjectedPlan>
  readonly today: Day
  /** The hours in which a reminder may go out, by the clock of the person's zone. */
  readonly hours?: Hours
}

/** How long an answer to "did it work?" still matters, in days after the last day. */
const QUESTION_MATTERS = 45

function rungsOf({ rungs, goBy, step }: ReminderSubject, { snoozed }: PersonRecord): readonly ReminderDate[] {
  const until = asDay(snoozed[step])
  return until ? datesWhileSnoozed(rungs, until, goBy) : rungs
}

function mattersUntil({ by }: ReminderSubject, { left }: ReminderDate): Day | undefined {
  return by && (left < 0 ? addDays(by, QUESTION_MATTERS) : by)
}

function reminderOf(card: string, topic: ReminderSubject, rung: ReminderDate, hour: number): PlannedReminder {
  const until = mattersUntil(topic, rung)
  return {
    id: reminderId(topic.step, rung.stage),
    card,
    // The day until which somebody is quiet stays out of the kind.
    kind: kindOf(topic.action, rung.stage.replace(/^snooze-.*/, 'snooze')),
    day: rung.day,
    hour,
    priority: priorityOf(topic.action, rung.left),
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
  prospect: ProjectedPlan | undefined,
  today: Day,
  hours?: Hours,
): readonly PlannedReminder[] {
  const topics = prospect ? reminderSubjectsOf({ card, prospect, record, today }) : []
  return topics.flatMap((topic) =>
    rungsOf(topic, record).map((rung) => reminderOf(card.id, topic, rung, hourFor(record, rung.day, hours))),
  )
}

/** So long somebody answers a reminder without naming it, in days. */
const ANSWERED_WITHIN = 3

/**
 * The reminders of one card that an answer without a name can be about, the likeliest group first: those of the last days;
 * those of what has no day of its own, of which nobody knows when they were sent; the last before that; the first to come.
 */
export function answeredReminders(
  record: PersonRecord,
  card: CardRecord,
  prospect: ProjectedPlan,
  today: Day,
): readonly (readonly PlannedReminder[])[] {
  const all = remindersOf(record, card, prospect, today).toSorted(order)
  const on = (one: Day | undefined) => all.filter(({ day }) => day === one)
  const past = all.findLast(({ day }) => day <= today)?.day
  const loose = all.filter((one) => readKind(one).stage.startsWith('nudge-'))
  const isRecent = past !== undefined && past >= addDays(today, -ANSWERED_WITHIN)
  return [...(isRecent ? [on(past)] : []), loose, on(past), on(all[0]?.day)]
}

/**
 * The whole schedule of one person from today on: every dated reminder of every step that each card has before it, years
 * ahead, in the order of their days. Depends on the record and its plans alone; the same input gives the same ids for ever.
 */
export function planReminders({ record, prospects, today, hours }: PlanInput): readonly PlannedReminder[] {
  const { reminders, since } = record.settings
  if (!reminders) return []
  const comes = ({ day }: PlannedReminder) => day >= today && (!since || day > since)
  return record.cards
    .filter(({ id }) => !record.stopped.includes(`card:${id}`))
    .flatMap((card) => remindersOf(record, card, prospects.get(card.id), today, hours))
    .filter(comes)
    .sort(order)
}
