import type { DateProblem } from '../../dates/read.ts'
import { answerFault } from '../acceptable.ts'
import { cardOf, withCard } from '../cards.ts'
import { humanText } from '../human.ts'
import { atPlace, placeMessages } from '../place.ts'
import { readText, type Understood } from '../read-text.ts'
import { goOn, type Reply, say, type Talk } from '../talk.ts'
import { act } from './act.ts'
import { faultWords } from './answering.ts'

/** Said so often in a row that nothing was understood, a person's number is better than a third question. */
const TIMES_BEFORE_A_HUMAN = 2

/** Nothing was understood: the question again; the second time with a human's number. */
export function unclear(talk: Talk, text = talk.t('chat.unclear')): Reply {
  const record = { ...talk.record, misunderstood: talk.record.misunderstood + 1 }
  const after = goOn(talk, record)
  if (record.misunderstood < TIMES_BEFORE_A_HUMAN) return atPlace(after, [text])
  const human = say(talk, `${talk.t('chat.unclear-again')}\n\n${humanText(talk.t)}`)
  return { record, messages: [human, ...placeMessages(after)] }
}

function problemWords(talk: Talk, problem: DateProblem): string {
  if (problem.problem === 'impossible') return talk.t(`error.date.${problem.because}`)
  if (problem.problem === 'other-calendar') return talk.t(`error.date.${problem.calendar}`)
  return talk.t(`error.date.${problem.problem}`)
}

function waitForYes(talk: Talk, question: string, readings: readonly string[], note?: string): Reply {
  const card = cardOf(talk.record)
  const { hinted: _hinted, ...rest } = card
  const waiting = { ...rest, confirm: { question, readings: readings.slice(0, 6) } }
  const record = { ...withCard(talk.record, waiting), misunderstood: 0 }
  return atPlace(goOn(talk, record), note === undefined ? [] : [note])
}

function suggested(problem: DateProblem): readonly string[] {
  return 'suggestions' in problem ? problem.suggestions : []
}

function toReadings(talk: Talk, { question, readings }: Extract<Understood, { kind: 'readings' }>): Reply {
  const card = cardOf(talk.record)
  const faults = readings.map((reading) => answerFault(question, reading, card.answers, talk.today))
  const possible = readings.filter((_, index) => faults[index] === undefined)
  const [fault] = faults
  if (possible.length === 0 && fault)
    return atPlace(withoutConfirm(talk), [faultWords(talk, card, question, fault)])
  return waitForYes(talk, question.id, possible)
}

function withoutConfirm(talk: Talk): Talk {
  const { confirm: _confirm, ...rest } = cardOf(talk.record)
  return goOn(talk, withCard(talk.record, rest))
}

/** Carries out what was typed. */
export function typed(talk: Talk, text: string): Reply {
  if (text.trim() === '') return unclear(talk)
  const understood = readText(text, cardOf(talk.record), talk.today)
  if (understood.kind === 'action') return act(talk, understood.action)
  if (understood.kind === 'readings') return toReadings(talk, understood)
  if (understood.kind === 'unclear') return unclear(talk)
  const words = problemWords(talk, understood.problem)
  const readings = suggested(understood.problem)
  return readings.length === 0
    ? atPlace(withoutConfirm(talk), [words])
    : waitForYes(talk, understood.question.id, readings, words)
}
