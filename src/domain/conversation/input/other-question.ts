import type { Question } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import { wholeChoice } from '../../understanding/read-choice.ts'
import { flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'
import { choicesOf, exactChoice } from './match-choice.ts'
import type { ToldFact } from './meaning.ts'

function choiceNamed(text: string, folded: string, question: Question): string | undefined {
  if (question.kind !== 'choice') return undefined
  const named = exactChoice(text, choicesOf(question)) ?? wholeChoice(folded, question.id)
  return named !== undefined && question.choices.includes(named) ? named : undefined
}

/**
 * The answer to another question of the flow that a whole text names ("mine", where the age of the child is asked); `undefined`:
 * none, or it fits several questions. Only questions that apply and are not the one at hand are looked at.
 */
export function answerElsewhere(
  text: string,
  folded: string,
  at: { readonly card: CardRecord; readonly question: Question | undefined; readonly today: Day },
): ToldFact | undefined {
  const { card, question: here, today } = at
  const { relevant } = evaluateFlow(flowOf(card), card.answers, today)
  const found = relevant
    .filter(({ id }) => id !== here?.id)
    .flatMap((question) => {
      const value = choiceNamed(text, folded, question)
      return value === undefined || card.answers[question.id] === value
        ? []
        : [{ question: question.id, value }]
    })
  return found.length === 1 ? found[0] : undefined
}
