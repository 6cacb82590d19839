import { daysLeft, showDay } from '../../dates/show.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import type { Situation, StepAction } from '../../rules/contract/vocabulary.ts'
import { subjects, type Talk } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { stepDo } from './step-words.ts'

/** Situations whose headline is not their first step but words of their own (`answer.SITUATION.headline`). */
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

/** Situations in which there may be nothing to do, told in words of their own. */
export const QUIET: ReadonlySet<Situation> = new Set([
  'leaving-japan',
  'not-tied-to-stay',
  'up-to-date',
  'combined-card-received',
])

/** Calls that cannot wait for anything else to become known. */
export const AT_ONCE: ReadonlySet<StepAction> = new Set(['contact-immigration', 'report-loss'])
/** Steps that only clear the way for the step with a day behind them. */
const CLEARING: ReadonlySet<StepAction> = new Set(['ask-office', 'collect-residence-card'])

/**
 * The step that the headline names: the first with something to do, or the one with a day for which that only clears
 * the way. While something is missing, only what is urgent or has a day is certain enough.
 */
export function leadingStep(plan: Plan): Step | undefined {
  const [first, ...later] = plan.steps.filter((step) => step.action !== 'wait')
  const dated = first && CLEARING.has(first.action) ? later.find((step) => step.by !== undefined) : undefined
  const leading = dated ?? first ?? plan.steps[0]
  if (plan.situation !== 'not-enough-known' || !leading) return leading
  return leading.by !== undefined || AT_ONCE.has(leading.action) ? leading : undefined
}

/** A step that has to wait for something is told with what it waits for. */
function later(talk: Talk, what: string, step: Step): string {
  const day = step.goBy ?? step.by
  const values = { when: talk.t(`step.after.${step.after ?? 'then'}`), what }
  return day === undefined
    ? talk.t('answer.later.open', values)
    : talk.t('answer.later.by', { ...values, day: showDay(day, talk.language) })
}

/** What to do with its last open day and the days left, or the legal day where no open one is left. */
export function withDay(talk: Talk, what: string, step: Step): string {
  const { goBy, by } = step
  if (step.after) return later(talk, what, step)
  if (goBy !== undefined) {
    const left = daysLeft(talk.today, goBy)
    const day = showDay(goBy, talk.language)
    if (left === 0) return talk.t('answer.headline.today', { what, day })
    return talk.t('answer.headline.by', { what, day, count: left })
  }
  if (by === undefined) return talk.t('answer.headline.open', { what })
  const day = showDay(by, talk.language)
  const office = step.where === 'municipal-office'
  return talk.t(office ? 'answer.headline.no-open-day' : 'answer.headline.by-only', { what, day })
}

function own(talk: Talk, card: CardRecord, plan: Plan, facts: Facts): string {
  const until = facts.card?.validUntil
  const values = { ...subjects(talk.t, card), day: until ? showDay(until, talk.language) : '' }
  return talk.t(`answer.${plan.situation}.headline`, values)
}

/** Whether the situation is told in its own words although there is a step that could be named. */
function speaksForItself(plan: Plan, step: Step): boolean {
  if (QUIET.has(plan.situation) && step.action === 'renew-certificates') return true
  if (!OWN_HEADLINE.has(plan.situation)) return false
  if (plan.situation === 'not-enough-known') return false
  return (
    plan.situation !== 'waiting-after-special-extension' ||
    (plan.steps[0] === step && step.action === 'extend')
  )
}

/** The one thing to do, with its day and the days left. */
export function headline(talk: Talk, card: CardRecord, plan: Plan, facts: Facts): string {
  const step = leadingStep(plan)
  if (step === undefined || speaksForItself(plan, step)) return own(talk, card, plan, facts)
  if (plan.warnings.includes('first-card-may-be-refused') && !step.after)
    return talk.t('answer.first-card.headline-near')
  return withDay(talk, stepDo(talk, card, step), step)
}
