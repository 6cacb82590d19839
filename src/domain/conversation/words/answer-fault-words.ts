import type { Question } from '../../../../flows/flow.ts'
import { cardWords, type TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { type AnswerFault, rangeWords } from '../state/validate-answer.ts'

/** Says in words why an answer is not accepted. */
export function answerFaultWords(
  context: TurnContext,
  card: CardRecord,
  question: Question,
  fault: AnswerFault,
): string {
  if (question.kind === 'date' && (fault === 'too-early' || fault === 'too-late'))
    return context.t(rangeWords(question, fault, card.answers), cardWords(context.t, card))
  return context.t(`error.answer.${fault}`)
}
