import type { Button, Message, Section } from '../channels/message.ts'
import type { Day } from '../dates/day.ts'
import { translator } from '../language/translate.ts'
import { headline } from './answer/headline.ts'
import { planOf } from './answer/plan-of.ts'
import type { CardRecord, PersonRecord } from './record.ts'
import { button, type Talk } from './talk.ts'
import { questionAt } from './walk.ts'

/** How a card is called: whose it is, numbered where there are several of a kind. */
export function cardName(talk: Talk, card: CardRecord): string {
  const same = talk.record.cards.filter(({ label }) => label === card.label)
  const name = talk.t(`chat.card-name.${card.label}`)
  return same.length < 2 ? name : `${name} ${same.indexOf(card) + 1}`
}

function state(talk: Talk, card: CardRecord): string {
  if (questionAt(card, talk.today)) return talk.t('chat.unfinished')
  try {
    const { plan, facts } = planOf(talk, card)
    return headline(talk, card, plan, facts)
  } catch {
    return talk.t('error.no-rule')
  }
}

/** Every card with the next thing to do about it. For the person alone. */
export function overview(record: PersonRecord, today: Day): Message<'personal'>[] {
  const t = translator(record.language)
  const talk: Talk = { record, today, language: record.language, t, controls: {} }
  const items = record.cards.map((card) => ({ text: cardName(talk, card), note: state(talk, card) }))
  const sections: Section[] = [{ title: t('chat.your-cards'), items }]
  const toCards: Button[] = record.cards.map((card) =>
    button(t, { do: 'card', value: card.id }, { label: cardName(talk, card) }),
  )
  return [
    {
      kind: 'card',
      audience: 'personal',
      language: record.language,
      notice: t('chat.notice.message'),
      tone: 'plain',
      band: t('answer.band.plain'),
      headline: t('chat.your-cards'),
      lead: [],
      rows: [],
      sections,
      small: [],
      links: [],
      alt: t('chat.your-cards'),
      buttons: [...toCards, button(t, { do: 'card-add' }), button(t, { do: 'help' })],
    },
  ]
}
