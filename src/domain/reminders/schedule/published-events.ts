import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import type { CalendarEvent } from './calendar-events.ts'

/** An event as it was last published. */
export interface Published extends CalendarEvent {
  /** Goes up with every change, as RFC 5545 §3.8.7.4 asks. */
  readonly sequence: number
  /** When it last changed, as a UTC instant. */
  readonly stamp: number
  /** The day on which it was cancelled. */
  readonly cancelled?: Day
}

/** Days for which a cancelled event stays in the calendar as cancelled, so that every subscriber sees it. */
const CANCELLED_SHOWN_DAYS = 60

function same(one: CalendarEvent, other: CalendarEvent): boolean {
  return one.day === other.day && one.summary === other.summary && one.description === other.description
}

function renewed(event: CalendarEvent, before: Published | undefined, now: number): Published {
  if (!before) return { ...event, sequence: 0, stamp: now }
  if (same(event, before) && !before.cancelled) return before
  return { ...event, sequence: before.sequence + 1, stamp: now }
}

function vanished(before: Published, today: Day, now: number): readonly Published[] {
  if (before.cancelled) return addDays(before.cancelled, CANCELLED_SHOWN_DAYS) < today ? [] : [before]
  if (before.day < today) return [before]
  return [{ ...before, cancelled: today, sequence: before.sequence + 1, stamp: now }]
}

/**
 * The events to publish now, given the published ones: unchanged ones keep their sequence, changed ones
 * increase it, unplanned ones are cancelled for a while, past ones stay for a year.
 */
export function publish(
  before: readonly Published[],
  events: readonly CalendarEvent[],
  today: Day,
  now: number,
): readonly Published[] {
  const known = new Map(before.map((one) => [one.uid, one]))
  const planned = new Set(events.map(({ uid }) => uid))
  const gone = before.filter(({ uid }) => !planned.has(uid)).flatMap((one) => vanished(one, today, now))
  return [...events.map((event) => renewed(event, known.get(event.uid), now)), ...gone]
    .filter(({ day }) => day >= addDays(today, -365))
    .sort((one, other) => (one.day + one.uid < other.day + other.uid ? -1 : 1))
}
