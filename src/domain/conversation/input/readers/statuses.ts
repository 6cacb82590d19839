import { recogniseLanguage } from '../../../language/recognise-language.ts'
import { readStatus } from '../read-status.ts'
import type { Reader } from './reading.ts'

/** A status. One that is also the name of a language is confirmed. */
export const readStatusAnswer: Reader = ({ text, question, utterance }) => {
  if (question?.kind !== 'choice' || question.reads !== 'status' || utterance.asks) return undefined
  const status = readStatus(text)
  return status && { kind: 'status', ...status, sure: status.sure && recogniseLanguage(text) === undefined }
}
