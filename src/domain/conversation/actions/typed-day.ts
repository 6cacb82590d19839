import type { Question } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import type { DateProblem } from '../../dates/reading/read.ts'
import type { TurnContext, TurnReply } from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'
import { answerFault } from '../state/validate-answer.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'
import { askToConfirm, withoutConfirmation } from './confirmation.ts'

function possible(context: TurnContext, question: Question, days: readonly Day[]): Day[] {
  const { answers } = cardOf(context.record)
  return days.filter((day) => answerFault(question, day, answers, context.today) === undefined)
}

/** Says typed days back for a yes; nothing is kept before it. Says why a day is not possible. */
export function takeDays(context: TurnContext, question: Question, days: readonly Day[]): TurnReply {
  const fitting = possible(context, question, days)
  const [first] = days
  if (fitting.length > 0 || first === undefined) return askToConfirm(context, question.id, fitting)
  const card = cardOf(context.record)
  const fault = answerFault(question, first, card.answers, context.today)
  return replyAtPrompt(
    withoutConfirmation(context),
    fault ? [answerFaultWords(context, card, question, fault)] : [],
  )
}

function problemWords(context: TurnContext, problem: DateProblem): string {
  if (problem.problem === 'impossible') return context.t(`error.date.${problem.because}`)
  if (problem.problem === 'other-calendar') return context.t(`error.date.${problem.calendar}`)
  return context.t(`error.date.${problem.problem}`)
}

/** Says why a typed date cannot be read, with the days that it may mean as buttons. */
export function takeDateProblem(context: TurnContext, question: Question, problem: DateProblem): TurnReply {
  const words = problemWords(context, problem)
  const suggested = possible(context, question, 'suggestions' in problem ? problem.suggestions : [])
  return suggested.length === 0
    ? replyAtPrompt(withoutConfirmation(context), [words])
    : askToConfirm(context, question.id, suggested, [words])
}
