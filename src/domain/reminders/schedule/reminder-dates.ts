import { addDays, addMonths, daysBetween, earlier } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { Deadline } from './deadlines.ts'
import type { ReminderSchedule } from './schedules.ts'

/** One reminder of a step, before it has an id: which stage, on which day, how many days before the last open day. */
export interface ReminderDate {
  readonly stage: string
  readonly day: Day
  readonly left: number
}

/** So near to another reminder the one after the new residence card says nothing new, in days. */
const NEAR = 3

/** The day on which a snoozed step speaks again: never later than the day before its last open day. */
export function snoozeEnd(until: Day, goBy: Day | undefined): Day {
  return goBy ? earlier(until, addDays(goBy, -1)) : until
}

/** Whether a step can wait until another day; on the last two days there is none. `last`: its last open day, if it has one. */
export const canWait = (last: Day | undefined, today: Day): boolean =>
  last === undefined || daysBetween(today, last) > 1

/** Three months before; where the rule opens on the day after that, on that day. */
function windowDay({ by, opens }: Deadline): Day {
  const months = addMonths(by, -3)
  return opens === addDays(months, 1) ? opens : months
}

function soonRung(
  ladder: ReminderSchedule,
  goBy: Day,
  receivedOn: Day | undefined,
  others: readonly ReminderDate[],
): readonly ReminderDate[] {
  if (ladder.soon === undefined || !receivedOn) return []
  const day = addDays(receivedOn, ladder.soon)
  const crowded = others.some((other) => Math.abs(daysBetween(other.day, day)) <= NEAR)
  return crowded || day > goBy ? [] : [{ stage: 'soon', day, left: daysBetween(day, goBy) }]
}

/** Every reminder up to the last open day, whether or not its day is past. */
export function datesBefore(
  deadline: Deadline,
  ladder: ReminderSchedule,
  receivedOn: Day | undefined,
): readonly ReminderDate[] {
  const { goBy, opens } = deadline
  if (!goBy) return []
  const rung = (stage: string, day: Day): ReminderDate => ({ stage, day, left: daysBetween(day, goBy) })
  const counted = ladder.before.map((days) => rung(`${days}-days`, addDays(goBy, -days)))
  const checks = (ladder.check ?? []).map((days) => rung(`check-${days}`, addDays(goBy, -days)))
  const window = ladder.window ? [rung('window', windowDay(deadline))] : []
  const rungs = [...window, ...checks, ...counted]
  return [...rungs, ...soonRung(ladder, goBy, receivedOn, rungs)].filter(({ day }) => day >= opens)
}

/** The questions after the last day. */
export function datesAfter({ by }: Deadline, ladder: ReminderSchedule): readonly ReminderDate[] {
  return ladder.after.map((days) => ({ stage: `after-${days}`, day: addDays(by, days), left: -days }))
}

/** The rungs while a step sleeps: none until it wakes, one on the day on which it wakes. */
export function datesWhileSnoozed(
  rungs: readonly ReminderDate[],
  until: Day,
  goBy: Day | undefined,
): readonly ReminderDate[] {
  const day = snoozeEnd(until, goBy)
  const awake = rungs.filter((rung) => rung.day >= day)
  if (awake.some((rung) => rung.day === day)) return awake
  return [{ stage: `snooze-${until}`, day, left: goBy ? daysBetween(day, goBy) : 0 }, ...awake]
}
