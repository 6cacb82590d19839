import { addDays } from '../../dates/arithmetic.ts'
import { dayInJapan, type Instant } from '../../dates/day.ts'
import { DAYTIME, type Hours, hourInJapan } from './hours.ts'

/** A person's time zone (IANA; Japan unless given) and chosen hour, which decide their quiet hours. */
export interface QuietHoursFor {
  readonly zone?: string | undefined
  readonly hour?: number | undefined
}

const HOUR_MS = 3_600_000

function hourThere(zone: string, at: Instant): number {
  try {
    const clock = new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
    return Number(clock.format(at))
  } catch {
    return hourThere('Asia/Tokyo', at)
  }
}

/** Whether a reminder may go out at this instant, by the clock of the person's zone. */
export function isDaytime(
  at: Instant,
  { zone = 'Asia/Tokyo' }: QuietHoursFor,
  hours: Hours = DAYTIME,
): boolean {
  const hour = hourThere(zone, at)
  return hour >= hours.from && hour < hours.to
}

/** The next UTC instant at which this person's reminders may go out: at their hour, today or tomorrow in Japan. */
export function nextDaytime(at: Instant, { zone, hour }: QuietHoursFor, hours: Hours = DAYTIME): Instant {
  const wish = { hours, ...(zone !== undefined && { zone }), ...(hour !== undefined && { own: hour }) }
  const today = dayInJapan(at)
  const starts = [today, addDays(today, 1), addDays(today, 2)].map(
    (day) => Date.parse(`${day}T00:00:00+09:00`) + hourInJapan(day, wish) * HOUR_MS,
  )
  return starts.find((start) => start > at) ?? at + HOUR_MS
}
