import type { Flow } from '../../../../flows/flow.ts'
import type { AlsoClosed } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import { assess } from '../../rules/assess.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import { factsOf } from '../state/answers-to-facts.ts'
import { flowOf } from '../state/cards.ts'
import type { Answers } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'

/** The day in Japan and extra closed days. */
export interface PlanContext {
  readonly today: Day
  readonly alsoClosed?: AlsoClosed
}

/** The plan of a card on a day, and the facts it is based on. */
export interface PlanResult {
  readonly plan: Plan
  readonly facts: Facts
}

/** Cached plans by day. */
interface Plans {
  readonly flow: Flow
  readonly alsoClosed: AlsoClosed | undefined
  readonly byDay: Map<Day, PlanResult>
}

/** Plans by answers: a turn needs the same plan several times, and its reminders those of later days. */
const known = new WeakMap<Answers, Plans>()

/** The most cached days; more than one turn needs. */
const MOST_DAYS = 64

function plansOf(flow: Flow, answers: Answers, alsoClosed: AlsoClosed | undefined): Plans {
  const kept = known.get(answers)
  if (kept && kept.flow === flow && kept.alsoClosed === alsoClosed && kept.byDay.size < MOST_DAYS) return kept
  const made = { flow, alsoClosed, byDay: new Map<Day, PlanResult>() }
  known.set(answers, made)
  return made
}

/**
 * The plan of a card and its facts, cached by the answers object, which is never changed in place. Throws
 * what `assess` throws (no rule, or two).
 */
export function planOf({ today, alsoClosed }: PlanContext, card: CardRecord): PlanResult {
  const flow = flowOf(card)
  const { byDay } = plansOf(flow, card.answers, alsoClosed)
  const kept = byDay.get(today)
  if (kept) return kept
  const facts = factsOf(flow, card.answers, today)
  const planned = { plan: assess(facts, alsoClosed), facts }
  byDay.set(today, planned)
  return planned
}
