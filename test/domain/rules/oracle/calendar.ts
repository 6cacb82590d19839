import holidays from 'japanese-holidays'
import { type Day, isDay } from '../../../../src/domain/dates/day.ts'

// The examiner's own calendar: another holiday library and other arithmetic than the engine's.

const DAY = 86_400_000
const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

function dayOf(instant: number): Day {
  const text = new Date(instant).toISOString().slice(0, 10)
  if (!isDay(text)) throw new RangeError(`${text} is out of the calendar`)
  return text
}

export const plusDays = (day: Day, days: number): Day => dayOf(utc(day) + days * DAY)
export const daysFrom = (a: Day, b: Day): number => (utc(b) - utc(a)) / DAY
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
const monthOf = (day: Day): number => Number(day.slice(5, 7))
const dateOf = (day: Day): number => Number(day.slice(8))

const written = (year: number, month: number, date: number): Day => dayOf(Date.UTC(year, month - 1, date))

/** The last day of the month that lies `months` after the month of `day`. */
export const endOfMonth = (day: Day, months: number): Day =>
  written(yearOf(day), monthOf(day) + months + 1, 0)

/** The same day-number some months later, cut to that month's length. */
export const sameNumber = (day: Day, months: number): Day =>
  earlier(plusDays(written(yearOf(day), monthOf(day) + months, 1), dateOf(day) - 1), endOfMonth(day, months))

/** Civil Code 140 and 143: counted from the day after, to the day before the corresponding one. */
export function civilCode(day: Day, months: number): Day {
  const first = plusDays(day, 1)
  if (dateOf(first) === 1) return endOfMonth(first, months - 1)
  const last = endOfMonth(first, months)
  return dateOf(first) > dateOf(last) ? last : plusDays(sameNumber(first, months), -1)
}

const known = new Map<Day, boolean>()

export function isClosed(day: Day): boolean {
  const seen = known.get(day)
  if (seen !== undefined) return seen
  const date = new Date(yearOf(day), monthOf(day) - 1, dateOf(day))
  const newYear = day.slice(5) >= '12-29' || day.slice(5) <= '01-03'
  const closed = date.getDay() % 6 === 0 || newYear || holidays.isHoliday(date) !== undefined
  known.set(day, closed)
  return closed
}

/** The last open day from `first` to `last`, both counted. */
export function lastOpen(first: Day, last: Day): Day | undefined {
  for (let day = last; day >= first; day = plusDays(day, -1)) if (!isClosed(day)) return day
  return undefined
}

/** The first open day on or after `day`. */
export function nextOpen(day: Day): Day {
  let open = day
  while (isClosed(open)) open = plusDays(open, 1)
  return open
}
