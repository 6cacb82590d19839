import type { Tone } from '../../channels/message.ts'
import type { Day } from '../../dates/day.ts'
import { daysLeft } from '../../dates/show.ts'
import type { Plan } from '../../rules/plan.ts'
import type { Situation } from '../../rules/vocabulary.ts'

/** Within this many days of its last open day a step is told as "now". */
const NOW_WITHIN_DAYS = 14

const FIXED: Partial<Record<Situation, Tone>> = {
  'not-enough-known': 'plain',
  'stay-may-be-over': 'now',
  'card-lost': 'now',
  'landing-or-provisional-period': 'plain',
  'lapsed-while-pending': 'over',
  lapsed: 'over',
}

/** How urgent a plan is, told from its earliest day. */
export function toneOf(plan: Plan, today: Day): Tone {
  const fixed = FIXED[plan.situation]
  if (fixed) return fixed
  if (plan.warnings.includes('no-open-day-left')) return 'now'
  const days = plan.steps.flatMap((step) => step.goBy ?? step.by ?? []).sort()
  const [first] = days
  if (first === undefined) return plan.steps.length === 0 ? 'nothing' : 'plain'
  return daysLeft(today, first) <= NOW_WITHIN_DAYS ? 'now' : 'by-date'
}
