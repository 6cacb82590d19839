import type { Button, CardMessage, Section, Tone } from '../../../contracts/message.ts'
import { leftWords } from '../../conversation/answer/step-words.ts'
import { cardWords, type TurnContext } from '../../conversation/context/turn-context.ts'
import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import type { Day } from '../../dates/day.ts'
import { showDay } from '../../dates/show.ts'
import { translator } from '../../language/translate.ts'

/** Builds reminder messages for one person, one card and one day. */
export interface MessageBuilder {
  readonly context: TurnContext
  readonly card: CardRecord
  /** Words of the section `reminder`, the card's name filled in. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
  readonly day: (day: Day) => string
  /** How many days are left to a day that is not over. */
  readonly left: (day: Day) => string
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The builder for a card. A value with a capital name (`Card`, `Day`) is written with a capital letter. */
export function messageBuilderFor(record: PersonRecord, card: CardRecord, today: Day): MessageBuilder {
  const { language } = record
  const t = translator(language)
  const own = { card: cardWords(t, card).card }
  const say: MessageBuilder['say'] = (key, values = {}) => {
    const all = Object.entries({ ...own, ...values })
    const capitals = all.map(([name, value]) => [capital(name), capital(String(value))])
    return t(`reminder.${key}`, Object.fromEntries([...all, ...capitals]))
  }
  return {
    context: { record, today, language, t, controls: {} },
    card,
    say,
    day: (day) => showDay(day, language),
    left: (day) => leftWords({ t, today }, day),
  }
}

/** The parts of one reminder message. */
export interface Body {
  readonly tone: Tone
  /** The urgency in a word or two. */
  readonly band: string
  readonly headline: string
  readonly lead?: readonly string[]
  readonly rows?: CardMessage['rows']
  readonly sections?: readonly Section[]
  readonly buttons: readonly Button[]
}

/** A reminder as a personal card message, with a notification text without personal data. */
export function messageOf({ context }: MessageBuilder, body: Body): CardMessage<'personal'> {
  return {
    kind: 'card',
    audience: 'personal',
    language: context.language,
    notice: context.t('reminder.notice'),
    lead: [],
    rows: [],
    sections: [],
    ...body,
    small: [],
    links: [],
    alt: body.headline,
  }
}
