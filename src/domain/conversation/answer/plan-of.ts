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

/** What a plan rests on beside the answers: the day in Japan, and days on which offices are closed beyond the usual ones. */
export interface PlanContext {
  readonly today: Day
  readonly alsoClosed?: AlsoClosed
}

/** What the rules say of one card on one day, and what they were told. */
export interface PlanResult {
  readonly plan: Plan
  readonly facts: Facts
}

/** The plans of some answers on the days that were asked for. */
interface Plans {
  readonly flow: Flow
  readonly alsoClosed: AlsoClosed | undefined
  readonly byDay: Map<Day, PlanResult>
}

/** A turn asks for the same plan several times, and its reminders for those of some days to come. */
const known = new WeakMap<Answers, Plans>()

/** More days than one turn asks for. */
const MOST_DAYS = 64

function plansOf(flow: Flow, answers: Answers, alsoClosed: AlsoClosed | undefined): Plans {
  const kept = known.get(answers)
  if (kept && kept.flow === flow && kept.alsoClosed === alsoClosed && kept.byDay.size < MOST_DAYS) return kept
  const made = { flow, alsoClosed, byDay: new Map<Day, PlanResult>() }
  known.set(answers, made)
  return made
}

/**
 * What the rules say of one card, and what they were told: worked out once for the same answers, which are never changed
 * in place. Throws what `assess` throws (no rule, or two).
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
