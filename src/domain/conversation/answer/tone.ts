import type { Tone } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { daysLeft } from '../../dates/show.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import type { Situation } from '../../rules/contract/vocabulary.ts'
import { isRuleFault, type TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { AT_ONCE } from './headline.ts'
import { planOf } from './plan-of.ts'

/** Within so many days of its last open day a step's tone is `now`. */
const NOW_WITHIN_DAYS = 14

const FIXED: Partial<Record<Situation, Tone>> = {
  'stay-may-be-over': 'now',
  'card-lost': 'now',
  'not-registered': 'plain',
  'landing-or-provisional-period': 'plain',
  'lapsed-while-pending': 'over',
  lapsed: 'over',
}

/** Situations in which facts must be found out first. */
const UNCLEAR: ReadonlySet<Situation> = new Set([
  'not-enough-known',
  'landing-or-provisional-period',
  'new-stay-is-shorter',
])

/** The urgency of a plan by its earliest day. */
export function toneOf(plan: Plan, today: Day): Tone {
  const fixed = FIXED[plan.situation]
  if (fixed) return fixed
  if (plan.warnings.includes('no-open-day-left') || plan.steps.some(({ action }) => AT_ONCE.has(action)))
    return 'now'
  const [first] = plan.steps.flatMap((step) => step.goBy ?? step.by ?? []).sort()
  if (first !== undefined) return daysLeft(today, first) <= NOW_WITHIN_DAYS ? 'now' : 'by-date'
  return plan.steps.length === 0 && plan.situation !== 'not-enough-known' ? 'nothing' : 'plain'
}

/** The urgency in a word or two. */
export function bandOf(context: TurnContext, plan: Plan): string {
  const tone = toneOf(plan, context.today)
  if (tone !== 'plain') return context.t(`answer.band.${tone}`)
  if (UNCLEAR.has(plan.situation)) return context.t('answer.band.plain')
  return context.t(plan.steps.length === 0 ? 'answer.band.information' : 'answer.band.to-do')
}

const PRESSING: ReadonlySet<Tone> = new Set(['now', 'by-date', 'over'])

/** The urgency of a card on a message that is not its answer: whoever has a deadline never reads that it is information only. */
export function urgencyOf(
  context: TurnContext,
  card: CardRecord,
): { readonly tone: Tone; readonly band: string } | undefined {
  try {
    const { plan } = planOf(context, card)
    const tone = toneOf(plan, context.today)
    return PRESSING.has(tone) ? { tone, band: bandOf(context, plan) } : undefined
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return undefined
  }
}
