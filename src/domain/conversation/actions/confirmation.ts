import { type TurnContext, type TurnReply, withRecord } from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf, withCard } from '../state/cards.ts'

/** At most so many readings are offered. */
const MOST_READINGS = 6

/** The turn context without the open confirmation. */
export function withoutConfirmation(context: TurnContext): TurnContext {
  const { confirm: _confirm, ...rest } = cardOf(context.record)
  return withRecord(context, { ...withCard(context.record, rest), misunderstood: 0 })
}

/** Says the readings back and waits for a yes, or for a choice between them. */
export function askToConfirm(
  context: TurnContext,
  question: string,
  readings: readonly string[],
  notes: readonly string[] = [],
): TurnReply {
  const { hinted: _hinted, ...rest } = cardOf(context.record)
  const waiting = { ...rest, confirm: { question, readings: readings.slice(0, MOST_READINGS) } }
  const record = { ...withCard(context.record, waiting), misunderstood: 0 }
  return replyAtPrompt(withRecord(context, record), notes)
}
