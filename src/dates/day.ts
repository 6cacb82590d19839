/**
 * A calendar day in Japan as `YYYY-MM-DD`: no time, no zone. Days compare as text, so `a < b` means "a is earlier".
 */
export type Day = `${number}-${number}-${number}`

/** A moment in UTC, as milliseconds since 1970. */
export type Instant = number

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether `text` is a day that the calendar has, written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  const parts = SHAPE.exec(text)
  if (!parts) return false
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const day = new Date(Date.UTC(year, month - 1, date))
  return year >= 1900 && year <= 2100 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date
}

const japan = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo', dateStyle: 'short' })

const HOUR_MS = 3_600_000
let last: { readonly hour: number; readonly day: Day } | undefined

/** The day in Japan at an instant; a server in UTC turns this day at 15:00 UTC. Throws `RangeError` for no instant. */
export function dayInJapan(at: Instant): Day {
  // Every turn asks, mostly within the same hour; days begin and end with one.
  const hour = Math.floor(at / HOUR_MS)
  if (last?.hour === hour) return last.day
  const text = japan.format(at)
  if (!isDay(text)) throw new RangeError(`no day in Japan for ${at}`)
  last = { hour, day: text }
  return text
}
