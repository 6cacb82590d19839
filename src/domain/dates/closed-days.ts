import holidayJp from '@holiday-jp/holiday_jp'
import { addDays, dayNumber } from './arithmetic.ts'
import type { Day } from './day.ts'

const holidays: ReadonlySet<string> = new Set(Object.keys(holidayJp.holidays))
const years = Object.keys(holidayJp.holidays).map((day) => Number(day.slice(0, 4)))

/** The years whose national holidays the library lists. */
export const HOLIDAY_YEARS = { first: Math.min(...years), last: Math.max(...years) } as const

/** Month and date of every holiday in the last 28 listed years. After 28 years the weekdays repeat. */
const everAHoliday: ReadonlySet<string> = new Set(
  [...holidays].filter((day) => Number(day.slice(0, 4)) > HOLIDAY_YEARS.last - 28).map((day) => day.slice(5)),
)

/** Monday is 0; day number 0 was a Thursday. */
const weekday = (day: Day): number => (((dayNumber(day) + 3) % 7) + 7) % 7

const isWeekend = (day: Day): boolean => weekday(day) >= 5

function isYearEnd(day: Day): boolean {
  const monthAndDate = day.slice(5)
  return monthAndDate >= '12-29' || monthAndDate <= '01-03'
}

function isListed(day: Day): boolean {
  const year = Number(day.slice(0, 4))
  return year >= HOLIDAY_YEARS.first && year <= HOLIDAY_YEARS.last
}

/** Days on which the offices are closed in addition to those of the calendar: a setting, empty by default. */
export type AlsoClosed = ReadonlySet<Day>

export const NONE_BESIDE: AlsoClosed = new Set()

const surely = new Map<Day, boolean>()

/**
 * Whether a public office is certainly closed on a day: Saturday, Sunday, a listed national holiday (also substitute and
 * bridge holidays), 29 December to 3 January.
 */
export function isSurelyClosed(day: Day): boolean {
  const known = surely.get(day)
  if (known !== undefined) return known
  const closed = isWeekend(day) || isYearEnd(day) || holidays.has(day)
  surely.set(day, closed)
  return closed
}

/**
 * Whether a public office may be closed. In a year whose holidays are not listed yet, every date that was a holiday
 * in any listed year counts as closed, so that a last open day can be too early but not too late.
 */
export function mayBeClosed(day: Day, beside: AlsoClosed = NONE_BESIDE): boolean {
  return isSurelyClosed(day) || beside.has(day) || (!isListed(day) && everAHoliday.has(day.slice(5)))
}

/** The last open day from `from` to `to`, both included; `undefined` when there is none. */
export function lastOpenDay(from: Day, to: Day, beside: AlsoClosed = NONE_BESIDE): Day | undefined {
  for (let day = to; day >= from; day = addDays(day, -1)) if (!mayBeClosed(day, beside)) return day
  return undefined
}

/** The first day on or after `from` that is not certainly closed. */
export function nextOpenDay(from: Day): Day {
  let day = from
  while (isSurelyClosed(day)) day = addDays(day, 1)
  return day
}
