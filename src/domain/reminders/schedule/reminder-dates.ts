import { addDays, addMonths, daysBetween, earlier } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Deadline } from './deadlines.ts'
import type { ReminderSchedule } from './schedules.ts'

/** One reminder of a step before it has an id: its stage, its day, and how many days are left to the last open day. */
export interface ReminderDate {
  readonly stage: string
  readonly day: Day
  readonly left: number
}

/** The reminder after the new residence card is left out if another is at most so many days away. */
const NEAR = 3

/** The day on which a snooze ends: at the latest the day before the last open day. */
export function snoozeEnd(until: Day, goBy: Day | undefined): Day {
  return goBy ? earlier(until, addDays(goBy, -1)) : until
}

/** Whether a step can be snoozed: not on its last two days. `last`: its last open day, if it has one. */
export const canWait = (last: Day | undefined, today: Day): boolean =>
  last === undefined || daysBetween(today, last) > 1

/** The day three months before, or the day after it if the rule opens only then. */
function windowDay({ by, opens }: Deadline): Day {
  const months = addMonths(by, -3)
  return opens === addDays(months, 1) ? opens : months
}

function soonDate(
  schedule: ReminderSchedule,
  goBy: Day,
  receivedOn: Day | undefined,
  others: readonly ReminderDate[],
): readonly ReminderDate[] {
  if (schedule.soon === undefined || !receivedOn) return []
  const day = addDays(receivedOn, schedule.soon)
  const crowded = others.some((other) => Math.abs(daysBetween(other.day, day)) <= NEAR)
  return crowded || day > goBy ? [] : [{ stage: 'soon', day, left: daysBetween(day, goBy) }]
}

/** Every reminder up to the last open day, whether or not its day is past. */
export function datesBefore(
  deadline: Deadline,
  schedule: ReminderSchedule,
  receivedOn: Day | undefined,
): readonly ReminderDate[] {
  const { goBy, opens } = deadline
  if (!goBy) return []
  const reminderDate = (stage: string, day: Day): ReminderDate => ({
    stage,
    day,
    left: daysBetween(day, goBy),
  })
  const counted = schedule.before.map((days) => reminderDate(`${days}-days`, addDays(goBy, -days)))
  const checks = (schedule.check ?? []).map((days) => reminderDate(`check-${days}`, addDays(goBy, -days)))
  const window = schedule.window ? [reminderDate('window', windowDay(deadline))] : []
  const reminderDates = [...window, ...checks, ...counted]
  return [...reminderDates, ...soonDate(schedule, goBy, receivedOn, reminderDates)].filter(
    ({ day }) => day >= opens,
  )
}

/** The days on which the person is asked after the last day. */
export function datesAfter({ by }: Deadline, schedule: ReminderSchedule): readonly ReminderDate[] {
  return schedule.after.map((days) => ({ stage: `after-${days}`, day: addDays(by, days), left: -days }))
}

/** The dates of a snoozed step: none during the snooze, one on the day on which it ends. */
export function datesWhileSnoozed(
  reminderDates: readonly ReminderDate[],
  until: Day,
  goBy: Day | undefined,
): readonly ReminderDate[] {
  const day = snoozeEnd(until, goBy)
  const awake = reminderDates.filter((reminderDate) => reminderDate.day >= day)
  if (awake.some((reminderDate) => reminderDate.day === day)) return awake
  return [{ stage: `snooze-${until}`, day, left: goBy ? daysBetween(day, goBy) : 0 }, ...awake]
}
