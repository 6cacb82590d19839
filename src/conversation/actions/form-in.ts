import type { Incoming } from '../../channels/incoming.ts'
import { cardOf, withCard } from '../cards.ts'
import { fillIn } from '../form.ts'
import { atPlace } from '../place.ts'
import { goOn, type Reply, type Talk } from '../talk.ts'
import { faultWords } from './answering.ts'

/** Takes a form with several answers: what fits is kept, what does not is said, and the conversation goes on from there. */
export function form(talk: Talk, incoming: Extract<Incoming, { kind: 'answers' }>): Reply {
  const before = cardOf(talk.record, incoming.card)
  const { card, faults } = fillIn(before, incoming.answers, talk.today)
  const record = { ...withCard(talk.record, card), misunderstood: 0 }
  const notes = faults.map(({ question, fault }) => {
    const name = talk.t(`question.${question.id}.name`)
    return `${name}: ${faultWords(talk, card, question, fault)}`
  })
  return atPlace(goOn(talk, record), notes)
}
