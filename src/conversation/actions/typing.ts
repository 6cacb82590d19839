import type { Day } from '../../dates/day.ts'
import type { DateProblem } from '../../dates/read.ts'
import { findSecrets } from '../../language/redact.ts'
import { answerFault } from '../acceptable.ts'
import { cardOf, withCard } from '../cards.ts'
import { humanText } from '../human.ts'
import { atPlace, placeMessages } from '../place.ts'
import { readText } from '../read-text.ts'
import { buttons, goOn, type Reply, say, type Talk } from '../talk.ts'
import { act } from './act.ts'
import { faultWords } from './answering.ts'
import { takeStatus } from './status.ts'
import type { Question } from '../../../flows/flow.ts'

/** Said so often in a row that nothing was understood, a person's number is better than a third question. */
const TIMES_BEFORE_A_HUMAN = 2

/** Nothing was understood: the question again; the second time with a human's number. */
export function unclear(talk: Talk): Reply {
  const record = { ...talk.record, misunderstood: talk.record.misunderstood + 1 }
  const after = goOn(talk, record)
  if (record.misunderstood < TIMES_BEFORE_A_HUMAN) return atPlace(after, [talk.t('chat.unclear')])
  const human = say(talk, `${talk.t('chat.unclear-again')}\n\n${humanText(talk.t)}`)
  return { record, messages: [human, ...placeMessages(after)] }
}

/** The talk without what waited for a yes. */
function withoutConfirm(talk: Talk): Talk {
  const { confirm: _confirm, ...rest } = cardOf(talk.record)
  return goOn(talk, { ...withCard(talk.record, rest), misunderstood: 0 })
}

/** Says back what was read and waits for a yes. */
export function waitForYes(
  talk: Talk,
  question: string,
  readings: readonly string[],
  notes: readonly string[] = [],
): Reply {
  const { hinted: _hinted, ...rest } = cardOf(talk.record)
  const waiting = { ...rest, confirm: { question, readings: readings.slice(0, 6) } }
  const record = { ...withCard(talk.record, waiting), misunderstood: 0 }
  return atPlace(goOn(talk, record), notes)
}

function problemWords(talk: Talk, problem: DateProblem): string {
  if (problem.problem === 'impossible') return talk.t(`error.date.${problem.because}`)
  if (problem.problem === 'other-calendar') return talk.t(`error.date.${problem.calendar}`)
  return talk.t(`error.date.${problem.problem}`)
}

function toProblem(talk: Talk, question: Question, problem: DateProblem): Reply {
  const words = problemWords(talk, problem)
  const days = 'suggestions' in problem ? problem.suggestions : []
  const possible = possibleDays(talk, question, days)
  return possible.length === 0
    ? atPlace(withoutConfirm(talk), [words])
    : waitForYes(talk, question.id, possible, [words])
}

function possibleDays(talk: Talk, question: Question, days: readonly Day[]): Day[] {
  const { answers } = cardOf(talk.record)
  return days.filter((day) => answerFault(question, day, answers, talk.today) === undefined)
}

function toDays(talk: Talk, question: Question, days: readonly Day[]): Reply {
  const possible = possibleDays(talk, question, days)
  const [first] = days
  if (possible.length > 0 || first === undefined) return waitForYes(talk, question.id, possible)
  const card = cardOf(talk.record)
  const fault = answerFault(question, first, card.answers, talk.today)
  return atPlace(withoutConfirm(talk), fault ? [faultWords(talk, card, question, fault)] : [])
}

/** Greeting and thanks are answered in kind; the place is never lost. */
function civil(talk: Talk, kind: 'greeting' | 'thanks'): Reply {
  if (kind === 'greeting') return atPlace(talk, talk.record.greeted ? [talk.t('chat.greeting')] : [])
  const side = buttons(talk.t, cardOf(talk.record), 'home', 'help')
  return { record: talk.record, messages: [say(talk, talk.t('chat.thanks'), { buttons: side })] }
}

/** A number that must not be kept: the person is told, and nothing of the text is looked at. */
function secret(talk: Talk, text: string): Reply | undefined {
  const [first] = findSecrets(text)
  return first && atPlace(talk, [talk.t(`error.secret.${first.kind}`)])
}

/** Carries out what was typed. */
export function typed(talk: Talk, text: string): Reply {
  const kept = secret(talk, text)
  if (kept) return kept
  const understood = readText(text, cardOf(talk.record), talk.today)
  switch (understood.kind) {
    case 'action':
      return act(talk, understood.action)
    case 'days':
      return toDays(talk, understood.question, understood.days)
    case 'date-problem':
      return toProblem(talk, understood.question, understood.problem)
    case 'status':
      return takeStatus(talk, understood)
    case 'greeting':
    case 'thanks':
      return civil(talk, understood.kind)
    default:
      return unclear(talk)
  }
}
