import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { KeyValueStore } from '../../contracts/key-value.ts'
import type { Language } from '../../contracts/languages.ts'
import { type Day, type Instant, isDay } from '../../domain/dates/day.ts'
import { translator } from '../../domain/language/translate.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import type { Published } from '../../domain/reminders/schedule/published-events.ts'
import { type CalendarOwner, calendarOf, type LinkPorts } from './links.ts'

/** The data of a person's calendar. */
export interface Feed {
  /**
   * Distinguishes this person's event ids from other people's in a subscriber's calendar. Reveals nothing
   * about the person.
   */
  readonly scope: string
  readonly language: Language
  readonly name: string
  readonly description: string
  readonly events: readonly Published[]
}

/** The ports of `openFeed`. */
export interface FeedPorts extends Pick<LinkPorts, 'person'>, Operation {
  readonly values: Pick<KeyValueStore, 'get' | 'set' | 'delete'>
  readonly now: () => Instant
  readonly today: () => Day
}

const day = z.string().refine(isDay)

const publishedSchema = z.array(
  z.object({
    uid: z.string(),
    day,
    summary: z.string(),
    description: z.string(),
    alarm: z.boolean(),
    sequence: z.int(),
    stamp: z.number(),
    cancelled: day.optional(),
  }),
)

const nameOf = (person: string): string => `calendar/published/${person}`

async function published({ values }: FeedPorts, id: string): Promise<readonly Published[]> {
  const text = await values.get(nameOf(id))
  return text === undefined
    ? []
    : publishedSchema
        .parse(JSON.parse(text))
        .map(({ cancelled, ...one }) => ({ ...one, ...(cancelled && { cancelled }) }))
}

async function eventsNow(ports: FeedPorts, { id, record }: CalendarOwner): Promise<readonly Published[]> {
  if (!record) return []
  const before = await published(ports, id)
  // Imported on demand, because it loads all rules.
  const { calendarEvents } = await import('../../domain/reminders/schedule/calendar-events.ts')
  const { publish } = await import('../../domain/reminders/schedule/published-events.ts')
  const today = ports.today()
  const after = publish(before, calendarEvents(record, today, ports), today, ports.now())
  const text = JSON.stringify(after)
  if (text !== JSON.stringify(before)) await ports.values.set(nameOf(id), text, { owner: id })
  return after
}

/** Returns a function that opens the calendar of a token as of now; `undefined` for an invalid token. */
export function openFeed(ports: FeedPorts): (token: string) => Promise<Feed | undefined> {
  return async (token) => {
    const person = await calendarOf(ports, token)
    if (!person?.record) return undefined
    const { language } = person.record
    const t = translator(language)
    const events = await eventsNow(ports, person)
    const scope = createHash('sha256').update(`calendar ${person.id}`).digest('hex').slice(0, 16)
    return { scope, language, name: t('calendar.name'), description: t('calendar.description'), events }
  }
}
