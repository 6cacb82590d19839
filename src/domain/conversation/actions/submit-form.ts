import type { Incoming } from '../../../contracts/incoming.ts'
import { goOn, type Reply, type Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { fillIn } from '../messages/form.ts'
import { cardOf, withCard } from '../state/cards.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'

/** Takes a form with several answers: what fits is kept, what does not is said, and the conversation goes on from there. */
export function form(talk: Talk, incoming: Extract<Incoming, { kind: 'answers' }>): Reply {
  const before = cardOf(talk.record, incoming.card)
  const { card, faults } = fillIn(before, incoming.answers, talk.today)
  const record = { ...withCard(talk.record, card), misunderstood: 0 }
  const notes = faults.map(({ question, fault }) => {
    const name = talk.t(`question.${question.id}.name`)
    return `${name}: ${answerFaultWords(talk, card, question, fault)}`
  })
  return atPlace(goOn(talk, record), notes)
}
