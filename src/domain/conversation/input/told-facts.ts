import { cardValidity } from '../../../../flows/card-validity.ts'
import { type Day, isDay } from '../../dates/day.ts'
import { type DayReading, readDay } from '../../dates/reading/read.ts'
import { foldText } from '../../understanding/fold-text.ts'
import { readTopics } from '../../understanding/match-topic.ts'
import { firstNamedChoice } from '../../understanding/read-choice.ts'
import { distantDays } from '../../understanding/relative-days.ts'
import type { Answers } from '../state/evaluate-flow.ts'
import { residenceCardQuestion } from '../state/residence-card-date.ts'
import { answerFault } from '../state/validate-answer.ts'
import type { ToldFact } from './meaning.ts'
import { readStatus } from './read-status.ts'

/** The parts of a text that each can tell a fact. */
const CLAUSE = /[,;、。！!\n]+|\.\s+|\s+(?:and|but|then)\s+/u

const QUESTIONS = new Map<string, (typeof cardValidity.questions)[number]>(
  cardValidity.questions.map((question) => [question.id, question]),
)

/** A statement that somebody goes. */
const GOES = /\b(?:will go|is going|goes|will come)\b|行きます|行く予定/u

/** Statuses without an end of stay: a date of theirs can only be that of the residence card. */
const WITHOUT_END: readonly (string | undefined)[] = [
  'permanent-resident',
  'special-permanent-resident',
  'highly-skilled-2',
]

/** The date question that a clause is about, by what it speaks of and what is known of the person. */
function dateQuestionOf(concepts: ReadonlySet<string>, known: Answers): string | undefined {
  if (concepts.has('@certificates')) return 'certificates-until'
  if (concepts.has('pending') || concepts.has('apply')) return 'filed-on'
  if (concepts.has('@residence-card')) return residenceCardQuestion(known)
  if (concepts.has('@stay')) return WITHOUT_END.includes(known.status) ? undefined : 'stay-until'
  if (concepts.has('@my-number-card')) return 'card-until'
  return undefined
}

/** `3/5` in the years around today, the month first as in Japanese dates: it is said back before it counts. */
function monthFirst(short: string, today: Day): readonly Day[] {
  const [month = '', day = ''] = short.split('/').map((part) => part.padStart(2, '0'))
  const year = Number(today.slice(0, 4))
  return [year - 1, year, year + 1].map((one) => `${one}-${month}-${day}`).filter(isDay)
}

/** A day in a clause; a short date like `3/5` also where other words stand beside it. */
function dayReading(clause: string, today: Day): DayReading {
  const [short] = /(?<![\d/])\d{1,2}\/\d{1,2}(?![\d/])/.exec(clause) ?? []
  return short ? { problem: 'need-year', suggestions: monthFirst(short, today) } : readDay(clause, { today })
}

const theOnly = (days: readonly Day[]): Day | undefined => (days.length === 1 ? days[0] : undefined)

/** The only day within a question's bounds that a clause can mean; a missing year is the one that fits next. */
function dayIn(clause: string, question: string, today: Day): Day | undefined {
  const asked = QUESTIONS.get(question)
  if (asked?.kind !== 'date') return undefined
  const fits = (day: Day) => answerFault(asked, day, {}, today) === undefined
  const distant = distantDays(foldText(clause), today)
  if (distant.length > 0) return distant.length === 1 ? distant.find(fits) : undefined
  const reading = dayReading(clause, today)
  if ('day' in reading) return fits(reading.day) ? reading.day : undefined
  // A Buddhist year is a question as long as it is not said back; a told day always is.
  if ('ambiguous' in reading)
    return reading.needsConfirmation === 'buddhist-year' ? theOnly(reading.ambiguous.filter(fits)) : undefined
  if (reading.problem === 'two-digit-year') return theOnly(reading.suggestions.filter(fits))
  if (reading.problem !== 'need-year') return undefined
  const days = reading.suggestions.filter(fits).toSorted()
  return question === 'filed-on' ? days.findLast((day) => day <= today) : days.find((day) => day >= today)
}

function statusFacts(clause: string): readonly ToldFact[] {
  const reading = readStatus(clause)
  const [status] = reading?.statuses ?? []
  if (!reading?.sure || !status) return []
  const first = { question: 'status', value: status.status }
  return status.other ? [first, { question: 'status-other', value: status.other }] : [first]
}

/** The status that a clause tells: the first one, and one that speaks of the stay. */
const statusIn = (clause: string, isFirst: boolean): readonly ToldFact[] =>
  isFirst || readTopics(foldText(clause)).concepts.has('@stay') ? statusFacts(clause) : []

function filingFacts(concepts: ReadonlySet<string>): readonly ToldFact[] {
  if (!concepts.has('pending') && !concepts.has('apply')) return []
  const filed = { question: 'renewal', value: 'filed' }
  return concepts.has('online') ? [filed, { question: 'proof', value: 'online-self' }] : [filed]
}

/** Who will go to the office, where a statement says so. */
function visitFacts(folded: string, concepts: ReadonlySet<string>): readonly ToldFact[] {
  const goes = concepts.has('goes') || GOES.test(folded)
  const who = goes ? firstNamedChoice(folded, 'who-goes') : undefined
  return who ? [{ question: 'who-goes', value: who }] : []
}

function factsIn(clause: string, isFirst: boolean, today: Day, known: Answers): readonly ToldFact[] {
  const folded = foldText(clause)
  const { concepts } = readTopics(folded)
  const question =
    dateQuestionOf(concepts, known) ??
    (concepts.has('card') && (concepts.has('expires') || folded.includes('まで')) ? 'card-until' : undefined)
  const day = question && dayIn(clause, question, today)
  return [
    ...statusIn(clause, isFirst),
    ...(concepts.has('refused') ? [] : filingFacts(concepts)),
    ...(question && day ? [{ question, value: day }] : []),
    ...visitFacts(folded, concepts),
  ]
}

/**
 * The facts that a text tells without being asked, each once. A single fact counts only if it is a day or a status; `today` is
 * a day in Japan, `answers` what is known already. They are said back, and kept only after a yes.
 */
export function toldFacts(text: string, today: Day, answers: Answers): readonly ToldFact[] {
  const clauses = text
    .slice(0, 500)
    .split(CLAUSE)
    .filter((clause) => clause.trim() !== '')
  const status = clauses.flatMap((clause, at) => statusIn(clause, at === 0))
  const known = { ...answers, ...Object.fromEntries(status.map(({ question, value }) => [question, value])) }
  const all = clauses.flatMap((clause, at) => factsIn(clause, at === 0, today, known))
  const once = new Map(all.map((fact) => [fact.question, fact]))
  const facts = [...once.values()]
  const weighty = facts.some(({ question }) => question !== 'renewal' && question !== 'proof')
  return weighty || facts.length > 2 ? facts : []
}
