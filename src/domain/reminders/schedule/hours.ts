import type { Day } from '../../dates/day.ts'

/** Hours in which a reminder may go out: from `from`:00 until before `to`:00. */
export interface Hours {
  readonly from: number
  readonly to: number
}

/** Between 9 and 20, by the clock of the person's zone. */
export const DAYTIME: Hours = { from: 9, to: 20 }

/** The default hour: late enough to travel to the office, early enough to go on the same day. */
const USUAL_HOUR = 10

const JAPAN = 'Asia/Tokyo'
const ALL_HOURS = Array.from({ length: 24 }, (_, hour) => hour)

const clocks = new Map<string, Intl.DateTimeFormat>()

function made(zone: string): Intl.DateTimeFormat {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone, ...options })
  } catch {
    return new Intl.DateTimeFormat('en', { timeZone: JAPAN, ...options })
  }
}

function clock(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone) ?? made(zone)
  clocks.set(zone, known)
  return known
}

/** The hour of the day in a zone, with fractions, at an hour and minute of a day in Japan. */
function timeThere(zone: string, day: Day, hour: number, minute: number): number {
  const at = Date.parse(`${day}T00:00:00+09:00`) + (hour * 60 + minute) * 60_000
  const [hours = 0, minutes = 0] = clock(zone).format(at).split(':').map(Number)
  return hours + minutes / 60
}

function fits(zone: string, day: Day, hour: number, allowed: Hours): boolean {
  const [first, last] = [timeThere(zone, day, hour, 0), timeThere(zone, day, hour, 59)]
  return first >= allowed.from && last < allowed.to && first <= last
}

/**
 * The hour in Japan for reminders on `day`: it lies fully within the allowed hours of the person's zone, as
 * near to their own hour as possible. Respects daylight saving on that day. An unknown zone counts as Japan.
 */
export function hourInJapan(
  day: Day,
  { hours = DAYTIME, own, zone = JAPAN }: { hours?: Hours; own?: number; zone?: string },
): number {
  const wish = Math.min(Math.max(own ?? USUAL_HOUR, hours.from), hours.to - 1)
  if (zone === JAPAN) return wish
  const near = (hour: number) => Math.abs(timeThere(zone, day, hour, 0) - wish)
  const open = ALL_HOURS.filter((hour) => fits(zone, day, hour, hours))
  return open.sort((one, other) => near(one) - near(other) || one - other)[0] ?? wish
}
