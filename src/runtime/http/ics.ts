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
 * RFC 5545 requires a component in a calendar without events. It is omitted beside events, where the library
 * would write days in the server's time zone and timestamps without Z.
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

/** Alarms at 10:00, one and seven days before, as seconds before midnight of the day. */
const ALARMS = [14 * 3_600, (6 * 24 + 14) * 3_600]

/** The refresh interval for subscribers, in seconds. */
const REFRESH_SECONDS = 6 * 3_600

/** Events are dates without time or zone, so that every calendar shows them on that date. */
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

/** A calendar as RFC 5545 text. `events`: all of the feed, or one of them. */
export function icsOf(feed: Feed, events: readonly Entry[] = feed.events): string {
  const calendar = ical({
    name: feed.name,
    description: feed.description,
    prodId: { company: 'Kigen', product: 'Deadlines', language: feed.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    ...(events.length === 0 && { timezone: { name: 'Asia/Tokyo', generator: () => JAPAN } }),
  })
  for (const entry of events) calendar.createEvent(entryOf(entry, feed.scope))
  return calendar.toString()
}
