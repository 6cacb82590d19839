import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { showDay } from '../../dates/show.ts'
import { translator } from '../../language/translate.ts'
import { type Deadline, deadlinesOf } from './deadlines.ts'
import { stepId } from './ids.ts'
import { type Operation, projectedPlanOf } from './projected-plan.ts'

/** One all-day entry of a calendar, on a day in Japan. */
export interface CalendarEvent {
  /** Permanent: derived from card, step and deadline. */
  readonly uid: string
  readonly day: Day
  readonly summary: string
  readonly description: string
  /** Whether it has an alarm: the last day on which one can go. */
  readonly alarm: boolean
}

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
const TOLD = 60

function eventsOf(
  record: PersonRecord,
  card: CardRecord,
  { action, by, goBy }: Deadline,
): readonly CalendarEvent[] {
  const t = translator(record.language)
  const day = (one: Day) => showDay(one, record.language)
  const step = action === 'finish' ? t('calendar.card-ends') : t(`step.${action}.name`)
  const what = record.cards.length < 2 ? step : `${step} – ${t(`chat.card-name.${card.label}`)}`
  const open = goBy && goBy < by
  const description = open
    ? t('calendar.about', { by: day(by), goBy: day(goBy) })
    : t('calendar.about-same', { by: day(by) })
  const uid = stepId(card.id, action, by)
  const event = (id: string, on: Day, title: string, alarm: boolean): CalendarEvent => ({
    uid: id,
    day: on,
    summary: t(`calendar.title.${title}`, { what }),
    description,
    alarm,
  })
  const last = event(`${uid}-last`, by, goBy === by ? 'last-day-only' : 'last-day', goBy === by)
  return open ? [event(`${uid}-open`, goBy, 'last-open-day', true), last] : [last]
}

/** Every deadline of every card, and the last open day before it, in the person's language. */
export function calendarEvents(
  record: PersonRecord,
  today: Day,
  operation: Operation = {},
): readonly CalendarEvent[] {
  return record.cards.flatMap((card) =>
    deadlinesOf(projectedPlanOf(card, today, operation), today)
      .filter(({ action, by }) => !(stepId(card.id, action, by) in card.done))
      .flatMap((deadline) => eventsOf(record, card, deadline)),
  )
}

function same(one: CalendarEvent, other: CalendarEvent): boolean {
  return one.day === other.day && one.summary === other.summary && one.description === other.description
}

function renewed(event: CalendarEvent, before: Published | undefined, now: number): Published {
  if (!before) return { ...event, sequence: 0, stamp: now }
  if (same(event, before) && !before.cancelled) return before
  return { ...event, sequence: before.sequence + 1, stamp: now }
}

function vanished(before: Published, today: Day, now: number): readonly Published[] {
  if (before.cancelled) return addDays(before.cancelled, TOLD) < today ? [] : [before]
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
