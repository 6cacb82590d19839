import type { Action } from '../../../contracts/action.ts'
import type { Button, CardMessage } from '../../../contracts/message.ts'
import { refinementsOf } from '../answer/answer-buttons.ts'
import { informationCard } from '../answer/information-card.ts'
import { planOf } from '../answer/plan-of.ts'
import { button, goOn, type Reply, type Talk } from '../context/turn-context.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { survey } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'
import { cardName } from '../words/card-name.ts'
import { showAnswer } from '../words/show-answer.ts'

function editButton(talk: Talk, card: CardRecord, on: string, label: string): Button {
  return button(talk.t, { do: 'edit', card: card.id, on }, { label })
}

function exactButtons(talk: Talk, card: CardRecord): Button[] {
  const { plan } = planOf(talk, card)
  return refinementsOf(talk, card, plan).map((id) =>
    editButton(talk, card, `exact-${id}`, talk.t(`choice.exact.${id}`)),
  )
}

/** The answers that count, each with a button to change it. */
function answersMessage(talk: Talk, card: CardRecord): CardMessage<'personal'> {
  const { relevant } = survey(flowOf(card), card.answers, talk.today)
  const given = relevant.filter(({ id }) => Object.hasOwn(card.answers, id))
  const items = given.map((question) => ({
    text: talk.t(`question.${question.id}.name`),
    note: showAnswer(talk, question, card.answers[question.id] ?? 'unsure'),
  }))
  const lead = [talk.t(items.length === 0 ? 'chat.no-answers' : 'chat.review')]
  const sections = items.length === 0 ? [] : [{ title: cardName(talk, card), items }]
  const edits = given.map(({ id }) => editButton(talk, card, id, talk.t(`question.${id}.name`)))
  const home = button(talk.t, { do: 'home', card: card.id })
  return informationCard(talk, {
    headline: talk.t('chat.your-answers'),
    lead,
    sections,
    buttons: [home, ...edits],
  })
}

/** What can be made more exact, each as a button. */
function exactMessage(talk: Talk, card: CardRecord): CardMessage<'personal'> {
  const home = button(talk.t, { do: 'home', card: card.id })
  const side = [home, ...exactButtons(talk, card)]
  return informationCard(talk, {
    headline: talk.t('chat.exact'),
    lead: [talk.t('chat.exact-lead')],
    buttons: side,
  })
}

/** Shows the answers to change, or (`exact`) what can be added to them. */
export function review(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const here = goOn(talk, withCard(talk.record, card))
  const shown = action.on === 'exact' ? exactMessage(here, card) : answersMessage(here, card)
  return { record: here.record, messages: [shown] }
}
