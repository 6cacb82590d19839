import type { Day } from '../../dates/day.ts'
import { daysLeft, showDay } from '../../dates/show.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import type { Situation, StepAction } from '../../rules/contract/vocabulary.ts'
import { cardWords, type TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { stepDo } from './step-words.ts'

/** Situations with a headline of their own (`answer.SITUATION.headline`) instead of the first step. */
export const OWN_HEADLINE: ReadonlySet<Situation> = new Set([
  'not-enough-known',
  'stay-may-be-over',
  'not-registered',
  'card-lost',
  'landing-or-provisional-period',
  'lapsed-while-pending',
  'lapsed',
  'combined-card-received',
  'new-stay-is-shorter',
  'waiting-after-special-extension',
])

/** Situations with possibly nothing to do; they have a text of their own. */
export const QUIET: ReadonlySet<Situation> = new Set([
  'leaving-japan',
  'not-tied-to-stay',
  'up-to-date',
  'combined-card-received',
])

/** Calls that cannot wait for missing facts. */
export const AT_ONCE: ReadonlySet<StepAction> = new Set(['contact-immigration', 'report-loss'])
/** Steps that only prepare the next step, which has the deadline. */
const CLEARING: ReadonlySet<StepAction> = new Set([
  'ask-office',
  'collect-residence-card',
  'replace-residence-card',
])

/**
 * The step of the headline: the first one, or the one with a deadline that it prepares. While facts are
 * missing, only an urgent step or one with a deadline is certain enough.
 */
export function leadingStep(plan: Plan): Step | undefined {
  const [first, ...later] = plan.steps.filter((step) => step.action !== 'wait')
  const dated = first && CLEARING.has(first.action) ? later.find((step) => step.by !== undefined) : undefined
  const leading = dated ?? first ?? plan.steps[0]
  if (plan.situation !== 'not-enough-known' || !leading) return leading
  return leading.by !== undefined || AT_ONCE.has(leading.action) ? leading : undefined
}

/** A step that waits for something, with what it waits for. */
function later(context: TurnContext, what: string, step: Step): string {
  const day = step.goBy ?? step.by
  const values = { when: context.t(`step.after.${step.after ?? 'then'}`), what }
  return day === undefined
    ? context.t('answer.later.open', values)
    : context.t('answer.later.by', { ...values, day: showDay(day, context.language) })
}

/** The step with its last open day and the days left, or with the legal day if no open day is left. */
export function withDay(context: TurnContext, what: string, step: Step): string {
  const { goBy, by } = step
  if (step.after) return later(context, what, step)
  if (goBy !== undefined) {
    const left = daysLeft(context.today, goBy)
    const day = showDay(goBy, context.language)
    if (left === 0) return context.t('answer.headline.today', { what, day })
    return context.t('answer.headline.by', { what, day, count: left })
  }
  if (by === undefined) return context.t('answer.headline.open', { what })
  const day = showDay(by, context.language)
  const office = step.where === 'municipal-office'
  return context.t(office ? 'answer.headline.no-open-day' : 'answer.headline.by-only', { what, day })
}

function own(context: TurnContext, card: CardRecord, plan: Plan, facts: Facts): string {
  const until = facts.card?.validUntil
  const values = { ...cardWords(context.t, card), day: until ? showDay(until, context.language) : '' }
  return context.t(`answer.${plan.situation}.headline`, values)
}

/** Whether the situation's own text is the headline although there is a step. */
function speaksForItself(plan: Plan, step: Step): boolean {
  if (!OWN_HEADLINE.has(plan.situation)) return false
  if (plan.situation === 'not-enough-known') return false
  return (
    plan.situation !== 'waiting-after-special-extension' ||
    (plan.steps[0] === step && step.action === 'extend')
  )
}

/**
 * A first card that may be refused before the renewal: file the renewal first, by the last day of the stay.
 */
export function renewFirst(context: TurnContext, until: Day | undefined): string {
  return until
    ? context.t('answer.first-card.headline-near-by', { day: showDay(until, context.language) })
    : context.t('answer.first-card.headline-near')
}

/** Whether a first card may be refused until the stay is renewed, and the renewal can still be filed in time. */
function isRenewedFirst(
  { today }: TurnContext,
  { warnings }: Plan,
  { after }: Step,
  { stay }: Facts,
): boolean {
  const isOver = stay?.until !== undefined && stay.until < today
  return warnings.includes('first-card-may-be-refused') && !after && !isOver
}

/** The one thing to do, with its day and the days left. */
export function headline(context: TurnContext, card: CardRecord, plan: Plan, facts: Facts): string {
  const step = leadingStep(plan)
  if (step === undefined || speaksForItself(plan, step)) return own(context, card, plan, facts)
  if (isRenewedFirst(context, plan, step, facts)) return renewFirst(context, facts.stay?.until)
  return withDay(context, stepDo(context, card, step), step)
}
