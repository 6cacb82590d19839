import type { Question } from '../../../../flows/flow.ts'
import { matches } from '../../../contracts/condition.ts'
import type { Day } from '../../dates/day.ts'
import type { Translate } from '../../language/translate.ts'
import { cardWords } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'

/** The texts of a question: the question, where the answer is printed, why it is asked, the question in a form. */
export type QuestionPart = 'ask' | 'where' | 'why' | 'form'

/** A text of a question in the variant that fits this card's other answers. */
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
