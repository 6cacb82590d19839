import ical, {
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { Feed } from '../../pipeline/calendar/feed.ts'

type Entry = Feed['events'][number]

/**
 * The component that RFC 5545 asks of a calendar without events. Beside events it must not stand: the library would then
 * write days by the server's own clock, and the moment of writing without its Z.
 */
const JAPAN = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Tokyo',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

const ONE_DAY = 86_400_000

/** Ten in the morning, one and seven days before: seconds before the midnight with which the day begins. */
const ALARMS = [14 * 3_600, (6 * 24 + 14) * 3_600]

/** How often a subscriber may come again, in seconds. */
const COME_AGAIN = 6 * 3_600

/** Days in Japan are given as dates without a time or zone, so that every calendar shows them on that very date. */
const dayAt = (day: string): Date => new Date(`${day}T00:00:00Z`)

function entryOf(entry: Entry, scope: string) {
  const start = dayAt(entry.day)
  return {
    id: `${entry.uid}-${scope}@kigen`,
    sequence: entry.sequence,
    stamp: new Date(entry.stamp),
    start,
    end: new Date(start.getTime() + ONE_DAY),
    allDay: true,
    summary: entry.summary,
    description: entry.description,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: ICalEventBusyStatus.FREE,
    transparency: ICalEventTransparency.TRANSPARENT,
    alarms:
      entry.alarm && !entry.cancelled
        ? ALARMS.map((trigger) => ({ type: ICalAlarmType.display, trigger, description: entry.summary }))
        : [],
  }
}

/** A calendar as RFC 5545 text. `events`: those to write, all of the feed or one of them. */
export function icsOf(feed: Feed, events: readonly Entry[] = feed.events): string {
  const calendar = ical({
    name: feed.name,
    description: feed.description,
    prodId: { company: 'Kigen', product: 'Deadlines', language: feed.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: COME_AGAIN,
    ...(events.length === 0 && { timezone: { name: 'Asia/Tokyo', generator: () => JAPAN } }),
  })
  for (const entry of events) calendar.createEvent(entryOf(entry, feed.scope))
  return calendar.toString()
}
