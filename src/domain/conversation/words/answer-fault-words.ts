import type { Question } from '../../../../flows/flow.ts'
import { subjects, type Talk } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { type AnswerFault, rangeWords } from '../state/validate-answer.ts'

/** Says in words why an answer is not accepted. */
export function answerFaultWords(
  talk: Talk,
  card: CardRecord,
  question: Question,
  fault: AnswerFault,
): string {
  if (question.kind === 'date' && (fault === 'too-early' || fault === 'too-late'))
    return talk.t(rangeWords(question, fault, card.answers), subjects(talk.t, card))
  return talk.t(`error.answer.${fault}`)
}
