import { goOn, type Reply, type Talk } from '../context/turn-context.ts'
import type { TypedStatus } from '../input/read-status.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { ask, moved, questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { keepAnswer } from './answering.ts'
import { waitForYes } from './confirmation.ts'

/** Official name, with the Japanese one that stands on the card. */
function nameOf(talk: Talk, { name }: TypedStatus): string {
  return talk.language === 'ja' ? name.ja : `${name.en} (${name.ja})`
}

/** The card standing at one of the two questions about the status, the first answered if it is the second. */
function standing(card: CardRecord, question: 'status' | 'status-other', talk: Talk): CardRecord {
  const atFirst = ask(card, ['status'], talk.today)
  if (question === 'status') return atFirst
  return ask(
    moved(atFirst, { type: 'ANSWER', value: 'something-else' }, talk.today),
    ['status-other'],
    talk.today,
  )
}

function one(talk: Talk, status: TypedStatus, sure: boolean): Reply {
  const [id, value] = status.other
    ? (['status-other', status.other] as const)
    : (['status', status.status] as const)
  const card = standing(cardOf(talk.record), id, talk)
  const at = goOn(talk, withCard(talk.record, card))
  const name = nameOf(talk, status)
  if (!sure) return waitForYes(at, id, [value], [talk.t('chat.read-as', { name })])
  const question = questionById(flowOf(card), id)
  return question ? keepAnswer(at, card, question, value, { notes: [name] }) : atPlace(at)
}

/** A status that was typed: kept where it is sure, said back where it is not, offered where it can be several. */
export function takeStatus(
  talk: Talk,
  { sure, statuses }: { readonly sure: boolean; readonly statuses: readonly TypedStatus[] },
): Reply {
  const kinds = new Set(statuses.map(({ status, other }) => `${status}/${other ?? ''}`))
  const [first] = statuses
  if (first && kinds.size === 1) return one(talk, first, sure || statuses.length > 1)
  const at = goOn(talk, withCard(talk.record, standing(cardOf(talk.record), 'status', talk)))
  const names = statuses.map((status) => `– ${nameOf(talk, status)}`).join('\n')
  return waitForYes(at, 'status', [...new Set(statuses.map(({ status }) => status))], [names])
}
