import { answerMessages } from '../answer/answer-message.ts'
import { type TurnContext, type TurnReply, textMessage } from '../context/turn-context.ts'
import { cardOf } from '../state/cards.ts'
import { questionAt } from '../state/flow-cursor.ts'
import { confirmMessage } from './confirm-message.ts'
import { questionMessage } from './question-message.ts'
import { toldMessage } from './told-message.ts'

/**
 * The messages of the current prompt: an open confirmation, the current question, or the answer. `notes` come first.
 * The record does not change.
 */
export function promptMessages(context: TurnContext, notes: readonly string[] = []): TurnReply['messages'] {
  const card = cardOf(context.record)
  if (card.told) return [toldMessage(context, card, card.told, notes)]
  const confirmation = card.confirm && confirmMessage(context, card, card.confirm, notes)
  if (confirmation) return [confirmation]
  const question = questionAt(card, context.today)
  if (question) return [questionMessage(context, card, question, notes)]
  const before = notes.length === 0 ? [] : [textMessage(context, notes.join('\n\n'))]
  return [...before, ...answerMessages(context, card)]
}

/** Whether the prompt is a question or a confirmation: something that waits for the person. */
export function isQuestionOpen({ record, today }: TurnContext): boolean {
  const card = cardOf(record)
  return card.told !== undefined || card.confirm !== undefined || questionAt(card, today) !== undefined
}

/** A reply that keeps the record and repeats the current prompt. */
export function replyAtPrompt(context: TurnContext, notes: readonly string[] = []): TurnReply {
  return { record: context.record, messages: promptMessages(context, notes) }
}
