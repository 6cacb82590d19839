import type { DateQuestion, Question } from '../../../../flows/flow.ts'
import { matches } from '../../../contracts/condition.ts'
import { type Day, isDay } from '../../dates/day.ts'
import type { Answers } from './evaluate-flow.ts'
import { resolveDay } from './relative-day.ts'
import { isTown } from './towns.ts'

/** Why a value cannot answer a question; the text is `error.answer.CODE` or the question's own. */
export type AnswerFault = 'unknown-choice' | 'not-a-day' | 'too-early' | 'too-late'

/** Whether `value` is an answer to `question` on whatever day it was given; `unsure` answers every question. */
export function isAnswer(question: Question, value: string | undefined): boolean {
  if (value === undefined) return false
  if (value === 'unsure') return true
  if (question.kind === 'date') return isDay(value)
  return question.kind === 'town' ? isTown(value) : question.choices.includes(value)
}

/** The limits of a date question that depend on other answers. */
function narrowed({ notBefore }: DateQuestion, answers: Answers) {
  return notBefore?.find(({ when }) => matches(when, answers))
}

/** The first and the last day that a date question accepts today, both included. */
export function bounds(
  question: DateQuestion,
  answers: Answers,
  today: Day,
): { readonly min: Day | undefined; readonly max: Day | undefined } {
  const { min } = narrowed(question, answers) ?? question
  return { min: resolveDay(min, answers, today), max: resolveDay(question.max, answers, today) }
}

/** The locale key of the text for a day outside the bounds. */
export function rangeWords(
  question: DateQuestion,
  fault: 'too-early' | 'too-late',
  answers: Answers,
): string {
  const as = fault === 'too-early' ? narrowed(question, answers)?.as : undefined
  return `question.${question.id}.${as ? `${as}.` : ''}${fault}`
}

function rangeFault(
  question: DateQuestion,
  value: string,
  answers: Answers,
  today: Day,
): AnswerFault | undefined {
  const { min, max } = bounds(question, answers, today)
  if (min !== undefined && value < min) return 'too-early'
  return max !== undefined && value > max ? 'too-late' : undefined
}

/** Why `value` cannot be an answer given today; `undefined` if it can. */
export function answerFault(
  question: Question,
  value: string,
  answers: Answers,
  today: Day,
): AnswerFault | undefined {
  if (!isAnswer(question, value)) return question.kind === 'date' ? 'not-a-day' : 'unknown-choice'
  if (question.kind !== 'date' || value === 'unsure') return undefined
  return rangeFault(question, value, answers, today)
}
