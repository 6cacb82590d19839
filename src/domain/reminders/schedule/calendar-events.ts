import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
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
