import { readsJapanese } from '../../../contracts/languages.ts'
import { type TurnContext, type TurnReply, withRecord } from '../context/turn-context.ts'
import type { TypedStatus } from '../input/read-status.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { applyFlowEvent, askQuestions, questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { keepAnswer } from './answering.ts'
import { askToConfirm } from './confirmation.ts'

/** Official name, with the Japanese one that stands on the card. */
function nameOf(context: TurnContext, { name }: TypedStatus): string {
  return readsJapanese(context.language) ? name.ja : `${name.en} (${name.ja})`
}

/** The card at one of the two status questions; the first one is answered if the second is meant. */
function standing(card: CardRecord, question: 'status' | 'status-other', context: TurnContext): CardRecord {
  const atFirst = askQuestions(card, ['status'], context.today)
  if (question === 'status') return atFirst
  return askQuestions(
    applyFlowEvent(atFirst, { type: 'ANSWER', value: 'something-else' }, context.today),
    ['status-other'],
    context.today,
  )
}

function one(context: TurnContext, status: TypedStatus, sure: boolean): TurnReply {
  const [id, value] = status.other
    ? (['status-other', status.other] as const)
    : (['status', status.status] as const)
  const card = standing(cardOf(context.record), id, context)
  const at = withRecord(context, withCard(context.record, card))
  const name = nameOf(context, status)
  if (!sure) return askToConfirm(at, id, [value], [context.t('chat.read-as', { name })])
  const question = questionById(flowOf(card), id)
  return question ? keepAnswer(at, card, question, value, { notes: [name] }) : replyAtPrompt(at)
}

/** Handles a typed status: kept if it is certain, said back if it is not, offered as buttons if there are several. */
export function takeStatus(
  context: TurnContext,
  { sure, statuses }: { readonly sure: boolean; readonly statuses: readonly TypedStatus[] },
): TurnReply {
  const kinds = new Set(statuses.map(({ status, other }) => `${status}/${other ?? ''}`))
  const [first] = statuses
  if (first && kinds.size === 1) return one(context, first, sure || statuses.length > 1)
  const at = withRecord(
    context,
    withCard(context.record, standing(cardOf(context.record), 'status', context)),
  )
  const names = statuses.map((status) => `– ${nameOf(context, status)}`).join('\n')
  return askToConfirm(at, 'status', [...new Set(statuses.map(({ status }) => status))], [names])
}
