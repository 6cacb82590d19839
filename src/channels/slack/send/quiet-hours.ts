import type { Delivery } from '../../../contracts/delivery.ts'
import type { Instant } from '../../../domain/dates/day.ts'

/** First and last hour of the day, in the person's time zone, at which a reminder may be sent. */
const [MORNING, NIGHT] = [8, 21]
/** From this priority on a reminder is sent at any hour: the last day cannot wait for the morning. */
const URGENT = 8
const HOUR_MS = 3_600_000

function hourIn(zone: string, at: Instant): number | undefined {
  try {
    const text = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
    return Number(text.format(at))
  } catch {
    return undefined // a time zone that Node does not know
  }
}

/**
 * Until when a reminder waits because it is night in the time zone of the person's profile, as a UTC instant.
 * `undefined`: send it now. Reminders are planned for the day in Japan, so this concerns people abroad only.
 */
export function heldUntil(
  delivery: Pick<Delivery, 'cause' | 'priority'>,
  zone: string | undefined,
  now: Instant,
): Instant | undefined {
  if (delivery.cause !== 'reminder' || delivery.priority >= URGENT) return undefined
  if (zone === undefined || zone === 'Asia/Tokyo') return undefined
  const hour = hourIn(zone, now)
  if (hour === undefined || (hour >= MORNING && hour < NIGHT)) return undefined
  const hours = (MORNING - hour + 24) % 24
  return Math.floor(now / HOUR_MS) * HOUR_MS + hours * HOUR_MS
}
