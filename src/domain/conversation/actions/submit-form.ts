import type { Incoming } from '../../../contracts/incoming.ts'
import { type TurnContext, type TurnReply, withRecord } from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { fillIn } from '../messages/form.ts'
import { cardOf, withCard } from '../state/cards.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'

/** Handles a form: keeps the valid answers, names the others, and continues. */
export function submitForm(
  context: TurnContext,
  incoming: Extract<Incoming, { kind: 'answers' }>,
): TurnReply {
  const before = cardOf(context.record, incoming.card)
  const { card, faults } = fillIn(before, incoming.answers, context.today)
  const record = { ...withCard(context.record, card), misunderstood: 0 }
  const notes = faults.map(({ question, fault }) => {
    const name = context.t(`question.${question.id}.name`)
    return `${name}: ${answerFaultWords(context, card, question, fault)}`
  })
  return replyAtPrompt(withRecord(context, record), notes)
}
