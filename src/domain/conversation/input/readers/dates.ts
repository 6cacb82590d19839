import { clearTopic } from '../../../understanding/utterance.ts'
import { readDateAnswer } from '../read-date-answer.ts'
import type { Reader, Reading } from './reading.ts'

/** The residence card's date told where that of the My Number Card is asked; a combined card is both. */
const isOtherCard = ({ question, utterance: { concepts }, card }: Reading): boolean =>
  question?.id === 'card-until' &&
  card.answers.holds !== 'combined' &&
  concepts.has('@residence-card') &&
  !concepts.has('@my-number-card')

/** A day, where a day is asked. */
export const readDate: Reader = (reading) => {
  const { text, utterance, question, today } = reading
  if (question?.kind !== 'date' || isOtherCard(reading)) return undefined
  if (utterance.asks && clearTopic(utterance)) return undefined
  return readDateAnswer(text, utterance, question, today)
}
