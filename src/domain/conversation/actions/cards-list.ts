import type { Action } from '../../../contracts/action.ts'
import type { Tone } from '../../../contracts/message.ts'
import { informationCard } from '../answer/information-card.ts'
import { button, type TurnContext, type TurnReply, textMessage, withRecord } from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { overview } from '../messages/overview.ts'
import { cardOf, freeCardId, MOST_CARDS, newCard, withCard } from '../state/cards.ts'
import type { CardRecord } from '../state/record.ts'
import { cardName } from '../words/card-name.ts'
import { comingOfAge } from '../words/coming-of-age.ts'

const PRESSING: ReadonlySet<Tone> = new Set(['now', 'by-date', 'over'])

/** What is next for everybody: the cards, soonest first, each with its next day and a button to it. */
export function cards(context: TurnContext): TurnReply {
  const { t, record } = context
  const all = overview(record, context.today, context.alsoClosed)
  const ids = all.map(({ buttons: [open] }) => open?.action.value)
  const place = ({ id }: CardRecord) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const ordered = record.cards.toSorted((a, b) => place(a) - place(b))
  const items = ordered.map((card) => {
    const note = comingOfAge(context, card)
    const text = all[place(card)]?.alt ?? `${cardName(context, card)}: ${t('chat.unfinished')}`
    return { text, ...(note && { note }) }
  })
  const toEach = ordered.map((card) =>
    button(t, { do: 'card', value: card.id }, { label: cardName(context, card) }),
  )
  const message = informationCard(context, {
    headline: t('chat.your-cards'),
    lead: [],
    sections: [{ title: t('chat.next-thing'), items }],
    buttons: [...toEach, button(t, { do: 'card-add' }), button(t, { do: 'help' })],
    urgency: all.find(({ tone }) => PRESSING.has(tone)),
  })
  return { record, messages: [message] }
}

/** Switches to another card. */
export function card(context: TurnContext, action: Action): TurnReply {
  const there = context.record.cards.some(({ id }) => id === action.value)
  if (!there || action.value === undefined) return cards(context)
  return replyAtPrompt(withRecord(context, withCard(context.record, cardOf(context.record, action.value))))
}

/** Starts the questions for one more card. */
export function addCard(context: TurnContext): TurnReply {
  if (context.record.cards.length >= MOST_CARDS) {
    const side = [button(context.t, { do: 'cards' })]
    return {
      record: context.record,
      messages: [textMessage(context, context.t('chat.too-many-cards'), { buttons: side })],
    }
  }
  const record = withCard(context.record, newCard(freeCardId(context.record)))
  return replyAtPrompt(withRecord(context, record), [context.t('chat.card-added')])
}
