import type { Question } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import type { DateProblem } from '../../dates/reading/read.ts'
import type { Reply, Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'
import { answerFault } from '../state/validate-answer.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'
import { waitForYes, withoutConfirm } from './confirmation.ts'

function possible(talk: Talk, question: Question, days: readonly Day[]): Day[] {
  const { answers } = cardOf(talk.record)
  return days.filter((day) => answerFault(question, day, answers, talk.today) === undefined)
}

/** Days that were read: said back, and nothing counts before the yes. Days that cannot be are said to be wrong. */
export function takeDays(talk: Talk, question: Question, days: readonly Day[]): Reply {
  const fitting = possible(talk, question, days)
  const [first] = days
  if (fitting.length > 0 || first === undefined) return waitForYes(talk, question.id, fitting)
  const card = cardOf(talk.record)
  const fault = answerFault(question, first, card.answers, talk.today)
  return atPlace(withoutConfirm(talk), fault ? [answerFaultWords(talk, card, question, fault)] : [])
}

function problemWords(talk: Talk, problem: DateProblem): string {
  if (problem.problem === 'impossible') return talk.t(`error.date.${problem.because}`)
  if (problem.problem === 'other-calendar') return talk.t(`error.date.${problem.calendar}`)
  return talk.t(`error.date.${problem.problem}`)
}

/** What is wrong with a typed date, and the days that it may mean, to tap. */
export function takeDateProblem(talk: Talk, question: Question, problem: DateProblem): Reply {
  const words = problemWords(talk, problem)
  const suggested = possible(talk, question, 'suggestions' in problem ? problem.suggestions : [])
  return suggested.length === 0
    ? atPlace(withoutConfirm(talk), [words])
    : waitForYes(talk, question.id, suggested, [words])
}
