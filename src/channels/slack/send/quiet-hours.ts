import type { Delivery } from '../../../contracts/delivery.ts'
import type { Instant } from '../../../domain/dates/day.ts'

/** Hours of the day in which nobody is woken where they are. */
const [MORNING, NIGHT] = [8, 21]
/** From this priority on it goes out at once: the last day does not wait for the morning of another zone. */
const URGENT = 8
const HOUR_MS = 3_600_000

function hourIn(zone: string, at: Instant): number | undefined {
  try {
    const text = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
    return Number(text.format(at))
  } catch {
    return undefined // a zone that this machine does not know
  }
}

/**
 * Until when a reminder waits because it is night where the profile says the person is; `undefined`: it may go.
 * Reminders are planned for the day in Japan; only abroad can that be the night.
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
