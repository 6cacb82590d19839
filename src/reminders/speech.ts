import type { Button, CardMessage, Section, Tone } from '../channels/message.ts'
import type { CardRecord } from '../conversation/record.ts'
import type { Day } from '../dates/day.ts'
import { showDay } from '../dates/show.ts'
import type { Language } from '../language/languages.ts'
import { type Translate, translator } from '../language/translate.ts'
import { daysBetween } from './days.ts'

/** Words of reminders in one language about one card. */
export interface Speech {
  readonly language: Language
  readonly t: Translate
  /** Words of the section `reminder` with the card's name and days filled in. */
  readonly say: (key: string, days?: Readonly<Record<string, Day | string>>) => string
  readonly day: (day: Day) => string
  /** How many days are left to the last open day. */
  readonly left: (today: Day, goBy: Day) => string
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The words for a card in a language. A value under a capital name (`Card`, `Day`) begins its sentence. */
export function speechOf(language: Language, card: Pick<CardRecord, 'label'>): Speech {
  const t = translator(language)
  const day = (one: Day) => showDay(one, language)
  const name = t(`reminder.whose.${card.label}`)
  const say: Speech['say'] = (key, values = {}) => {
    const capitals = Object.entries(values).map(([key, value]) => [capital(key), capital(value)])
    return t(`reminder.${key}`, {
      ...values,
      ...Object.fromEntries(capitals),
      card: name,
      Card: capital(name),
    })
  }
  const left: Speech['left'] = (today, goBy) => {
    const days = daysBetween(today, goBy)
    if (days <= 1) return t(`reminder.left.${days === 1 ? 'tomorrow' : 'today'}`)
    return t('reminder.left.days', { days })
  }
  return { language, t, say, day, left }
}

/** What one reminder's message is made of, beside its headline. */
export interface Body {
  readonly tone: Tone
  readonly band: 'now' | 'by-date' | 'question' | 'over'
  readonly headline: string
  readonly lead?: readonly string[]
  readonly rows?: CardMessage['rows']
  readonly sections?: readonly Section[]
  readonly links?: CardMessage['links']
  readonly buttons: readonly Button[]
}

/** A card message of a reminder: personal, with a notice that says nothing about the person. */
export function messageOf({ language, t }: Speech, body: Body): CardMessage<'personal'> {
  const { lead = [], rows = [], sections = [], links = [], ...rest } = body
  return {
    kind: 'card',
    audience: 'personal',
    language,
    notice: t('reminder.notice'),
    ...rest,
    band: t(`reminder.band.${body.band}`),
    lead,
    rows,
    sections: sections.filter(({ items }) => items.length > 0),
    small: [],
    links,
    alt: body.headline,
  }
}
