import { clearTopic } from '../../../understanding/utterance.ts'
import type { Reader } from './reading.ts'

/** A general question about a known topic. */
export const readTopic: Reader = ({ utterance, said }) => {
  const found = said === 'yes' || said === 'no' ? undefined : clearTopic(utterance)
  if (!found) return undefined
  const { about, distress } = utterance
  return { kind: 'topic', topic: found.topic, about, afraid: distress !== undefined }
}

/** A request for a human, or for one who speaks the person's language. */
export const readHuman: Reader = ({ utterance: { concepts }, card }) =>
  concepts.has('humanlang') ? { kind: 'action', action: { do: 'human', card: card.id } } : undefined
