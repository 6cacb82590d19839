import { type Day, monthLength } from './day.ts'

export { monthLength }

const MS_A_DAY = 86_400_000

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** The year, month (1–12) and date of a day. */
export function parts(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

const isShaped = (text: string): text is Day => /^\d{4}-\d\d-\d\d$/.test(text)

const written = new Map<number, Day>()

/** The day with this year, month (1–12) and date; it must exist. Throws `RangeError` after the year 9999. */
export function dayOf(year: number, month: number, date: number): Day {
  const key = (year * 100 + month) * 100 + date
  const known = written.get(key)
  if (known !== undefined) return known
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
  if (!isShaped(text)) throw new RangeError(`no day: ${text}`)
  written.set(key, text)
  return text
}

const numbers = new Map<Day, number>()
const days = new Map<number, Day>()

/** The number of days since 1970-01-01, to count with; never shown. Calendar arithmetic without time zone. */
export function dayNumber(day: Day): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const { year, month, date } = parts(day)
  const number = Date.UTC(year, month - 1, date) / MS_A_DAY
  numbers.set(day, number)
  return number
}

/** The day with this number. */
export function dayNumbered(number: number): Day {
  const known = days.get(number)
  if (known !== undefined) return known
  const at = new Date(number * MS_A_DAY)
  const day = dayOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
  days.set(number, day)
  return day
}

/** The day `count` days after `day`; before it when negative. */
export const addDays = (day: Day, count: number): Day => dayNumbered(dayNumber(day) + count)

/** How many days `to` lies after `from`; negative when before. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** The same date `count` months later, or the last day of a shorter month: 31 December + 2 is the last day of February. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = parts(day)
  const months = year * 12 + (month - 1) + count
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)))
}

/** The last day of the month that lies `count` months after the month of `day`. */
export function endOfMonth(day: Day, count: number): Day {
  const later = parts(addMonths(day, count))
  return dayOf(later.year, later.month, monthLength(later.year, later.month))
}

/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The later of two days. */
export const later = (a: Day, b: Day): Day => (a < b ? b : a)
