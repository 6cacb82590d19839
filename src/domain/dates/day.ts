/**
 * A calendar day in Japan as `YYYY-MM-DD`, without time and zone. Compared as text: `a < b` means that a is earlier.
 */
export type Day = `${number}-${number}-${number}`

/** A moment in UTC, as milliseconds since 1970. */
export type Instant = number

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** How many days the month (1–12) has; none for any other number. */
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0)

/** Whether `text` is an existing day, written `YYYY-MM-DD`, from 1900 to 2100. */
export function isDay(text: string): text is Day {
  if (!SHAPE.test(text)) return false
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return year >= 1900 && year <= 2100 && date >= 1 && date <= monthLength(year, month)
}

const japan = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo', dateStyle: 'short' })

const HOUR_MS = 3_600_000
let last: { readonly hour: number; readonly day: Day } | undefined

/** The day in Japan at an instant; it changes at 15:00 UTC. Throws `RangeError` if the argument is not an instant. */
export function dayInJapan(at: Instant): Day {
  // The last hour is cached: every turn needs the day, and a day changes only at a full hour.
  const hour = Math.floor(at / HOUR_MS)
  if (last?.hour === hour) return last.day
  const text = japan.format(at)
  if (!isDay(text)) throw new RangeError(`no day in Japan for ${at}`)
  last = { hour, day: text }
  return text
}
