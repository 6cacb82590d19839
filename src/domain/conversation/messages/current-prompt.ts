import { answerMessages } from '../answer/answer-message.ts'
import { type Reply, say, type Talk } from '../context/turn-context.ts'
import { cardOf } from '../state/cards.ts'
import { questionAt } from '../state/flow-cursor.ts'
import { confirmMessage } from './confirm-message.ts'
import { questionMessage } from './question-message.ts'

/**
 * Says where the conversation stands: what waits for a yes, the question at hand, or the answer.
 * `notes` come first; nothing of the record changes.
 */
export function placeMessages(talk: Talk, notes: readonly string[] = []): Reply['messages'] {
  const card = cardOf(talk.record)
  const confirmation = card.confirm && confirmMessage(talk, card, card.confirm, notes)
  if (confirmation) return [confirmation]
  const question = questionAt(card, talk.today)
  if (question) return [questionMessage(talk, card, question, notes)]
  const before = notes.length === 0 ? [] : [say(talk, notes.join('\n\n'))]
  return [...before, ...answerMessages(talk, card)]
}

/** A reply that keeps the record and says where the conversation stands. */
export function atPlace(talk: Talk, notes: readonly string[] = []): Reply {
  return { record: talk.record, messages: placeMessages(talk, notes) }
}
