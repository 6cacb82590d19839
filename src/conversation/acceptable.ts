import type { DateQuestion, Question } from '../../flows/flow.ts'
import { type Day, isDay } from '../dates/day.ts'
import { resolveDay } from './relative-day.ts'
import type { Answers } from './survey.ts'
import { isTown } from './towns.ts'

/** Why a value cannot answer a question; the words are `error.answer.CODE` or the question's own. */
export type AnswerFault = 'unknown-choice' | 'not-a-day' | 'too-early' | 'too-late'

function dayFault(
  question: DateQuestion,
  value: string,
  answers: Answers,
  today: Day,
): AnswerFault | undefined {
  if (!isDay(value)) return 'not-a-day'
  const min = resolveDay(question.min, answers, today)
  const max = resolveDay(question.max, answers, today)
  if (min !== undefined && value < min) return 'too-early'
  return max !== undefined && value > max ? 'too-late' : undefined
}

/** What is wrong with `value` as an answer to `question`; `undefined`: nothing. `unsure` answers every question. */
export function answerFault(
  question: Question,
  value: string,
  answers: Answers,
  today: Day,
): AnswerFault | undefined {
  if (value === 'unsure') return undefined
  if (question.kind === 'date') return dayFault(question, value, answers, today)
  if (question.kind === 'town') return isTown(value) ? undefined : 'unknown-choice'
  return question.choices.includes(value) ? undefined : 'unknown-choice'
}
