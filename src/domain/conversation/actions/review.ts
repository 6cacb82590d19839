import type { Action } from '../../../contracts/action.ts'
import type { Button, CardMessage } from '../../../contracts/message.ts'
import { refinementsOf } from '../answer/answer-buttons.ts'
import { informationCard } from '../answer/information-card.ts'
import { planOf } from '../answer/plan-of.ts'
import { urgencyOf } from '../answer/tone.ts'
import { button, type TurnContext, type TurnReply, withRecord } from '../context/turn-context.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'
import { cardName } from '../words/card-name.ts'
import { showAnswer } from '../words/show-answer.ts'

function editButton(context: TurnContext, card: CardRecord, on: string, label: string): Button {
  return button(context.t, { do: 'edit', card: card.id, on }, { label })
}

function exactButtons(context: TurnContext, card: CardRecord): Button[] {
  const { plan } = planOf(context, card)
  return refinementsOf(context, card, plan).map((id) =>
    editButton(context, card, `exact-${id}`, context.t(`choice.exact.${id}`)),
  )
}

/** The answers so far, each with a button to change it. */
function answersMessage(context: TurnContext, card: CardRecord): CardMessage<'personal'> {
  const { relevant } = evaluateFlow(flowOf(card), card.answers, context.today)
  const given = relevant.filter(({ id }) => Object.hasOwn(card.answers, id))
  const items = given.map((question) => {
    const text = context.t(`question.${question.id}.name`)
    const note = showAnswer(context, question, card.answers[question.id] ?? 'unsure')
    return { text, note, button: editButton(context, card, question.id, text) }
  })
  const lead = [context.t(items.length === 0 ? 'chat.no-answers' : 'chat.review')]
  const sections = items.length === 0 ? [] : [{ title: cardName(context, card), items }]
  const home = button(context.t, { do: 'home', card: card.id })
  return informationCard(context, {
    headline: context.t('chat.your-answers'),
    lead,
    sections,
    buttons: [home, ...items.map((item) => item.button)],
    urgency: urgencyOf(context, card),
  })
}

/** Buttons for what can be made more exact. */
function exactMessage(context: TurnContext, card: CardRecord): CardMessage<'personal'> {
  const home = button(context.t, { do: 'home', card: card.id })
  const side = [home, ...exactButtons(context, card)]
  return informationCard(context, {
    headline: context.t('chat.exact'),
    lead: [context.t('chat.exact-lead')],
    buttons: side,
    urgency: urgencyOf(context, card),
  })
}

/** Shows the answers to change, or (`exact`) what can be added to them. */
export function review(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const here = withRecord(context, withCard(context.record, card))
  const shown = action.on === 'exact' ? exactMessage(here, card) : answersMessage(here, card)
  return { record: here.record, messages: [shown] }
}
