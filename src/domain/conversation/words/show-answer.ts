import type { Question } from '../../../../flows/flow.ts'
import { isDay } from '../../dates/day.ts'
import { type TurnContext, wholeDay } from '../context/turn-context.ts'
import { townName } from '../state/towns.ts'

/** An answer as text for the person: a whole day, a choice's label, a town's name. */
export function showAnswer(
  context: Pick<TurnContext, 't' | 'language'>,
  question: Question,
  value: string,
): string {
  if (value === 'unsure') return context.t('choice.unsure')
  if (isDay(value)) return wholeDay(context, value)
  if (question.kind === 'town') return townName(context, value)
  return context.t(`choice.${question.id}.${value}`)
}
