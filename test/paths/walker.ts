import { add, format } from 'date-fns'
import type { Flow, Question } from '../../flows/flow.ts'
import { advance, DONE, type Progress, position } from '../../src/domain/conversation/state/machine.ts'
import { answerFault } from '../../src/domain/conversation/state/validate-answer.ts'
import { type Day, isDay } from '../../src/domain/dates/day.ts'

export const TODAY: Day = '2026-11-24'

/** A day so far from today; `days` may be negative. */
function dayFrom(today: Day, distance: { days?: number; months?: number; years?: number }): Day {
  const text = format(add(`${today}T00:00:00`, distance), 'yyyy-MM-dd')
  if (!isDay(text)) throw new RangeError(text)
  return text
}

/** For each date question one day of every class that any rule tells apart. */
const DISTANCES: Readonly<Record<string, readonly { days?: number; months?: number; years?: number }[]>> = {
  'card-until': [{ days: -40 }, { days: 9 }, { months: 2 }, { years: 2 }],
  'stay-until': [{ months: -3 }, { days: -20 }, { months: 2 }, { years: 2 }],
  'leaving-on': [{ months: 1 }],
  'new-card-on': [{ days: 0 }, { days: -7 }],
  'filed-on': [{ days: -30 }, { days: -5 }],
  'birth-date': [{ days: -12 }],
}

/** Everything that can be answered to a question on a path: every choice, every class of day, and "not sure". */
export function answersTo(question: Question, today: Day): string[] {
  if (question.kind === 'choice') return [...question.choices, 'unsure']
  if (question.kind === 'town') return ['matsudo', 'elsewhere', 'unsure']
  const distances = DISTANCES[question.id] ?? [{ days: 0 }]
  return [...distances.map((distance) => dayFrom(today, distance)), 'unsure']
}

export interface Path {
  readonly answers: Readonly<Record<string, string>>
  /** The questions in the order in which they were asked. */
  readonly asked: readonly string[]
}

/** Every complete path of a flow by answers alone, from where `start` stands to the end. */
export function* paths(
  flow: Flow,
  today: Day,
  start: Progress = { answers: {}, asking: [] },
): Generator<Path> {
  const stack = [{ progress: start, asked: [] as readonly string[], at: position(flow, start, today) }]
  for (let now = stack.pop(); now; now = stack.pop()) {
    const { progress, asked, at } = now
    const question = flow.questions.find(({ id }) => id === at)
    if (at === DONE) yield { answers: progress.answers, asked }
    if (!question) continue
    for (const value of answersTo(question, today)) {
      if (answerFault(question, value, progress.answers, today)) throw new Error(`${at}: ${value}`)
      stack.push({ asked: [...asked, at], ...advance(flow, progress, { type: 'ANSWER', value }, today) })
    }
  }
}
