import type { Flow, Question } from '../../../../flows/flow.ts'
import { matches, type When } from '../../../contracts/condition.ts'
import { type Day, isDay } from '../../dates/day.ts'

/** A card's answers: question id to choice id or day, `unsure` where the person does not know. */
export type Answers = Readonly<Record<string, string>>

/** A flow evaluated with a card's answers on one day in Japan. */
export interface FlowEvaluation {
  /** The facts that conditions are judged on. */
  readonly facts: Readonly<Record<string, string>>
  /** Questions that apply: they are asked, or offered on request. */
  readonly relevant: readonly Question[]
  /** Questions that are asked without a request. */
  readonly asked: readonly Question[]
  /** The answers of questions that apply. */
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

/** One evaluation for each answers object. Answers objects are never changed in place. */
const known = new WeakMap<Answers, Known>()

/** Whether an evaluation also holds on another day: it does until today passes a day in the answers. */
function holdsOn({ today: then, survey: { relevant, counted } }: Known, today: Day): boolean {
  const isOver = (id: string, on: Day) => (counted[id] ?? '') < on
  return (
    then === today ||
    relevant.every(({ kind, id }) => kind !== 'date' || isOver(id, then) === isOver(id, today))
  )
}

/** Evaluates a flow with some answers on a day in Japan; cached by the answers object. */
export function evaluateFlow(flow: Flow, answers: Answers, today: Day): FlowEvaluation {
  const kept = known.get(answers)
  if (kept && kept.flow === flow && holdsOn(kept, today)) return kept.survey
  const made = walkThrough(flow, answers, today)
  known.set(answers, { flow, today, survey: made })
  return made
}

/**
 * Goes through the flow once. Each question is judged only on the answers of relevant questions before it. So an answer
 * whose question no longer applies does not count, and counts again when its question applies again.
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
