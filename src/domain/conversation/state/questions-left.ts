import type { Flow, Question } from '../../../../flows/flow.ts'
import type { When } from '../../../contracts/condition.ts'
import { matches } from '../../../contracts/condition.ts'
import type { Day } from '../../dates/day.ts'
import { type Answers, evaluateFlow } from './evaluate-flow.ts'

type Facts = Readonly<Record<string, string>>

const DAY_FACTS = ['over', 'ahead', 'unsure']

/** Which of the two ends first, as far as it follows from which of them is over. */
function endsBetween(card: string | undefined, stay: string): readonly string[] {
  if (stay === 'unsure' || (card !== 'over' && card !== 'ahead')) return ['unsure']
  if (card === stay) return ['before-stay', 'not-before-stay']
  return [card === 'over' ? 'before-stay' : 'not-before-stay']
}

/** What an answer to a question can mean to the conditions of the questions behind it. */
function outcomesOf(question: Question, facts: Facts): readonly Facts[] {
  const { id, kind } = question
  if (kind === 'town') return [{ [id]: 'given' }, { [id]: 'unsure' }]
  if (kind === 'choice') return [...question.choices, 'unsure'].map((fact) => ({ [id]: fact }))
  if (id !== 'stay-until') return DAY_FACTS.map((fact) => ({ [id]: fact }))
  return DAY_FACTS.flatMap((fact) =>
    endsBetween(facts['card-until'], fact).map((ends) => ({ [id]: fact, 'card-ends': ends })),
  )
}

const fits = (conditions: readonly When[] | undefined, facts: Facts): boolean =>
  conditions === undefined || conditions.some((when) => matches(when, facts))

/** The facts that the conditions from each question on look at; others need not be told apart. */
function namesFrom(flow: Flow): readonly (readonly string[])[] {
  return flow.questions.map((_, index) => {
    const whens = flow.questions
      .slice(index)
      .flatMap(({ askIf = [], offerIf = [] }) => [...askIf, ...offerIf])
    // Where the end of stay is still to be asked for, that of the card bears on what can follow.
    return [...new Set([...whens.flatMap((when) => Object.keys(when)), 'card-until'])]
  })
}

interface Ways {
  readonly names: readonly (readonly string[])[]
  /** The questions from each one on, and the fact that two of them make together. */
  readonly ids: readonly (readonly string[])[]
  readonly longest: Map<string, number>
}

/** Ways that are remembered; a flow of ours has a few thousand. */
const MOST_KEPT = 50_000

const known = new WeakMap<Flow, Ways>()

function waysOf(flow: Flow): Ways {
  const kept = known.get(flow)
  if (kept) return kept
  const ids = flow.questions.map((_, index) => [
    ...flow.questions.slice(index).map(({ id }) => id),
    'card-ends',
  ])
  const made = { names: namesFrom(flow), ids, longest: new Map<string, number>() }
  known.set(flow, made)
  return made
}

/** The most questions that can be asked from `at` on, by any answers. */
function longest(flow: Flow, at: number, facts: Facts, given: Facts): number {
  const question = flow.questions[at]
  if (!question) return 0
  const { names, ids, longest: kept } = waysOf(flow)
  const of = (all: Facts, some: readonly string[] = []) => some.map((name) => all[name] ?? '').join()
  const key = `${at} ${of(facts, names[at])} ${of(given, ids[at])}`
  const before = kept.get(key)
  if (before !== undefined) return before
  const count = ways(flow, at, question, facts, given)
  if (kept.size < MOST_KEPT) kept.set(key, count)
  return count
}

function ways(flow: Flow, at: number, question: Question, facts: Facts, given: Facts): number {
  const isAsked = fits(question.askIf, facts)
  const isOffered = question.offerIf !== undefined && fits(question.offerIf, facts)
  const next = (more: Facts) => longest(flow, at + 1, { ...facts, ...more }, given)
  const answer = given[question.id]
  if (answer !== undefined && (isAsked || isOffered)) {
    const own = { [question.id]: answer }
    return question.id === 'stay-until' ? next({ ...own, ...endsOf(given) }) : next(own)
  }
  if (!isAsked) return next({})
  return 1 + Math.max(...outcomesOf(question, facts).map(next))
}

const endsOf = (given: Facts): Facts => (given['card-ends'] ? { 'card-ends': given['card-ends'] } : {})

/**
 * How many questions may still be asked, the present one included, on the longest way through the flow that the answers so far
 * leave open. An answer leaves at most one fewer; only a changed answer can leave more.
 */
export function questionsLeft(flow: Flow, answers: Answers, today: Day): number {
  return longest(flow, 0, {}, evaluateFlow(flow, answers, today).facts)
}
