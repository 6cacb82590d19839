import { answerElsewhere } from '../other-question.ts'
import { readWhatIf } from '../read-what-if.ts'
import { toldFacts } from '../told-facts.ts'
import type { Reader } from './reading.ts'

/** Facts that are told without being asked; confirmed. */
export const readTold: Reader = ({ text, today, utterance, card }) => {
  if (utterance.asks || utterance.negates) return undefined
  const facts = toldFacts(text, today, card.answers)
  return facts.length > 0 ? { kind: 'told', facts } : undefined
}

/** An answer to another question; confirmed, because it may change an earlier answer. */
export const readAnswerElsewhere: Reader = (reading) => {
  const { text, utterance, said } = reading
  if (utterance.asks || said !== undefined || !reading.question) return undefined
  const fact = answerElsewhere(text, utterance.folded, reading)
  return fact && { kind: 'told', facts: [fact] }
}

/** A supposition about the current answer. */
export const readSupposition: Reader = ({ text, utterance, card, question, today }) => {
  const supposition = question ? undefined : readWhatIf(text, utterance, card, today)
  return supposition && { kind: 'what-if', supposition }
}
