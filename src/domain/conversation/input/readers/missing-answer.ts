import { firstMissing } from '../../answer/missing.ts'
import { readWholeChoice } from './choices.ts'
import { readDate } from './dates.ts'
import { readChoiceLabel } from './labels.ts'
import type { Reader } from './reading.ts'
import { readStatusAnswer } from './statuses.ts'

/**
 * With the answer at hand and something still missing in it: an answer to the first missing question, which was left open before.
 */
export const readMissingAnswer: Reader = (reading) => {
  const question = reading.question ? undefined : firstMissing(reading.card, reading.today)
  if (!question) return undefined
  const at = { ...reading, question }
  return readChoiceLabel(at) ?? readWholeChoice(at) ?? readStatusAnswer(at) ?? readDate(at)
}
