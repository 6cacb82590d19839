import type { Flow, Question } from '../../../../flows/flow.ts'
import { matches, type When } from '../../../contracts/condition.ts'
import { type Day, isDay } from '../../dates/day.ts'

/** A card's answers: question id to choice id or day, `unsure` where the person does not know. */
export type Answers = Readonly<Record<string, string>>

/** What a flow looks like under some answers on some day. */
export interface FlowEvaluation {
  /** The facts that conditions are judged on. */
  readonly facts: Readonly<Record<string, string>>
  /** Questions whose answers count, asked or given on request. */
  readonly relevant: readonly Question[]
  /** Questions that are asked by themselves. */
  readonly asked: readonly Question[]
  /** The answers that count. */
  readonly counted: Answers
}

/** Whether any of the conditions fits; none given means always. */
function fits(conditions: readonly When[] | undefined, facts: FlowEvaluation['facts']): boolean {
  if (conditions === undefined) return true
  for (const when of conditions) if (matches(when, facts)) return true
  return false
}

function dayClass(value: string, today: Day): string {
  return isDay(value) ? (value < today ? 'over' : 'ahead') : 'unsure'
}

function factOf(question: Question, value: string, today: Day): string {
  if (value === 'unsure') return 'unsure'
  if (question.kind === 'date') return dayClass(value, today)
  return question.kind === 'town' ? 'given' : value
}

function cardEnds(card: string | undefined, stay: string | undefined): string {
  if (card === undefined || stay === undefined || !isDay(card) || !isDay(stay)) return 'unsure'
  return card < stay ? 'before-stay' : 'not-before-stay'
}

interface Known {
  readonly flow: Flow
  readonly today: Day
  readonly survey: FlowEvaluation
}

/** Answers are never changed in place, so what they lead to is worked out once for each. */
const known = new WeakMap<Answers, Known>()

/** Whether a survey holds on another day, too: it does while today passes none of the days in the answers that count. */
function holdsOn({ today: then, survey: { relevant, counted } }: Known, today: Day): boolean {
  const isOver = (id: string, on: Day) => (counted[id] ?? '') < on
  return (
    then === today ||
    relevant.every(({ kind, id }) => kind !== 'date' || isOver(id, then) === isOver(id, today))
  )
}

/** The survey of a flow under some answers on some day; see `walkThrough`. */
export function evaluateFlow(flow: Flow, answers: Answers, today: Day): FlowEvaluation {
  const kept = known.get(answers)
  if (kept && kept.flow === flow && holdsOn(kept, today)) return kept.survey
  const made = walkThrough(flow, answers, today)
  known.set(answers, { flow, today, survey: made })
  return made
}

/**
 * Walks the flow once. Every question is judged on the answers of relevant questions before it alone,
 * so an answer that lost its question counts for nothing, and comes back when its question does.
 */
function walkThrough(flow: Flow, answers: Answers, today: Day): FlowEvaluation {
  const facts: Record<string, string> = {}
  const relevant: Question[] = []
  const asked: Question[] = []
  const counted: Record<string, string> = {}
  for (const question of flow.questions) {
    const isAsked = fits(question.askIf, facts)
    if (!isAsked && !(question.offerIf && fits(question.offerIf, facts))) continue
    relevant.push(question)
    if (isAsked) asked.push(question)
    const value = answers[question.id]
    if (value === undefined) continue
    counted[question.id] = value
    facts[question.id] = factOf(question, value, today)
    if (question.id === 'stay-until') facts['card-ends'] = cardEnds(answers['card-until'], value)
  }
  return { facts, relevant, asked, counted }
}
