import type { Question } from '../../../../flows/flow.ts'
import { matches } from '../../../contracts/condition.ts'
import type { Day } from '../../dates/day.ts'
import type { Translate } from '../../language/translate.ts'
import { cardWords } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'

/** What is said about a question: the question itself, where the answer is printed, why it is asked. */
export type QuestionPart = 'ask' | 'where' | 'why'

/** The words about a question, as they fit this card's other answers. */
export function questionWords(
  { t, today }: { readonly t: Translate; readonly today: Day },
  card: CardRecord,
  question: Question,
  part: QuestionPart,
): string {
  const { facts } = evaluateFlow(flowOf(card), card.answers, today)
  const as = question.wordings?.find(({ when }) => matches(when, facts))?.as
  const key = as === undefined ? question.id : `${question.id}.${as}`
  return t(`question.${key}.${part}`, cardWords(t, card))
}
