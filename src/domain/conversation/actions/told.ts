import { type TurnContext, type TurnReply, withRecord } from '../context/turn-context.ts'
import type { ToldFact } from '../input/meaning.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { labelOf, questionById, setAnswers } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { answerFault } from '../state/validate-answer.ts'

/** The question id under which a yes or a no to told facts travels. */
export const TOLD = 'told'

/** Says told facts back for a yes; nothing is kept before it. */
export function askTold(context: TurnContext, facts: readonly ToldFact[]): TurnReply {
  const card = cardOf(context.record)
  const told = Object.fromEntries(facts.map(({ question, value }) => [question, value]))
  const record = { ...withCard(context.record, { ...card, told }), misunderstood: 0 }
  return replyAtPrompt(withRecord(context, record))
}

function without({ told: _told, ...card }: CardRecord): CardRecord {
  return card
}

/** Keeps the told facts after a yes, each only if it is a valid answer together with the others. */
export function keepTold(context: TurnContext): TurnReply {
  const card = cardOf(context.record)
  const told = card.told ?? {}
  const all = { ...card.answers, ...told }
  const valid = Object.entries(told).filter(([id, value]) => {
    const question = questionById(flowOf(card), id)
    return question && answerFault(question, value, all, context.today) === undefined
  })
  const kept = setAnswers(without(card), Object.fromEntries(valid))
  const record = withCard(context.record, { ...kept, label: labelOf(kept.answers) })
  return replyAtPrompt(withRecord(context, record), [context.t('chat.told.kept')])
}

/** Forgets the told facts after a no. */
export function dropTold(context: TurnContext): TurnReply {
  const record = withCard(context.record, without(cardOf(context.record)))
  return replyAtPrompt(withRecord(context, record), [context.t('chat.told.dropped')])
}
