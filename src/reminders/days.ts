import { type Day, isDay } from '../dates/day.ts'

const ONE_DAY = 86_400_000
const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

function dayAt(utcMidnight: number): Day {
  const text = new Date(utcMidnight).toISOString().slice(0, 10)
  if (!isDay(text)) throw new RangeError('a day outside the calendar')
  return text
}

/** The day so many days later (earlier when negative). Throws `RangeError` past the year 2100. */
export const addDays = (day: Day, days: number): Day => dayAt(midnight(day) + days * ONE_DAY)

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (midnight(to) - midnight(from)) / ONE_DAY

/** The same date so many months earlier, cut to the length of that month: 31 May less three months is 28 February. */
export function monthsBefore(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return dayAt(Date.UTC(year, month - 1 - months, Math.min(date, last)))
}

/** The later of two days. */
export const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** The earlier of two days. */
export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
