import { readOrdinal } from '../../../understanding/read-choice.ts'
import type { Reader } from './reading.ts'

/** A yes, a no or a list position, as answer to a confirmation. */
export const readConfirmation: Reader = ({ said, card, utterance }) => {
  const confirm = card.told ? { question: 'told', readings: ['yes'] } : card.confirm
  if (!confirm || utterance.asks) return undefined
  const on = { card: card.id, on: confirm.question }
  const [only, ...others] = confirm.readings
  if (said === 'yes' && only !== undefined && others.length === 0)
    return { kind: 'action', action: { do: 'confirm', ...on, value: only } }
  if (said === 'no') return { kind: 'action', action: { do: 'edit', ...on } }
  const value = others.length > 0 ? confirm.readings[readOrdinal(utterance.folded) ?? -1] : undefined
  return value === undefined ? undefined : { kind: 'action', action: { do: 'confirm', ...on, value } }
}
