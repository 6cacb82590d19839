import type { Action } from '../../../contracts/action.ts'
import { informationCard } from '../answer/information-card.ts'
import { button, goOn, type Reply, say, type Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { overview } from '../messages/overview.ts'
import { cardOf, freeCardId, MOST_CARDS, newCard, withCard } from '../state/cards.ts'
import { cardName } from '../words/card-name.ts'

/** The cards, each with its next day, and a button to each. */
export function cards(talk: Talk): Reply {
  const { t, record } = talk
  const all = overview(record, talk.today, talk.alsoClosed)
  const told = new Map(all.map(({ buttons: [open], alt }) => [open?.action.value, alt]))
  const items = record.cards.map((card) => ({
    text: told.get(card.id) ?? `${cardName(talk, card)}: ${t('chat.unfinished')}`,
  }))
  const toEach = record.cards.map((card) =>
    button(t, { do: 'card', value: card.id }, { label: cardName(talk, card) }),
  )
  const message = informationCard(talk, {
    headline: t('chat.your-cards'),
    lead: [],
    sections: [{ title: t('chat.next-thing'), items }],
    buttons: [...toEach, button(t, { do: 'card-add' }), button(t, { do: 'help' })],
  })
  return { record, messages: [message] }
}

/** Goes over to another card. */
export function card(talk: Talk, action: Action): Reply {
  const there = talk.record.cards.some(({ id }) => id === action.value)
  if (!there || action.value === undefined) return cards(talk)
  return atPlace(goOn(talk, withCard(talk.record, cardOf(talk.record, action.value))))
}

/** Starts the questions for one more card. */
export function addCard(talk: Talk): Reply {
  if (talk.record.cards.length >= MOST_CARDS) {
    const side = [button(talk.t, { do: 'cards' })]
    return { record: talk.record, messages: [say(talk, talk.t('chat.too-many-cards'), { buttons: side })] }
  }
  const record = withCard(talk.record, newCard(freeCardId(talk.record)))
  return atPlace(goOn(talk, record), [talk.t('chat.card-added')])
}
