import { daysLeft, showDay } from '../../dates/show.ts'
import type { Facts } from '../../rules/facts.ts'
import type { Plan, Step } from '../../rules/plan.ts'
import type { Situation } from '../../rules/vocabulary.ts'
import type { CardRecord } from '../record.ts'
import { subjects, type Talk } from '../talk.ts'
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
  'not-tied-to-stay',
  'up-to-date',
  'combined-card-received',
])

/**
 * The step that the headline names: the first with something to do. A call to the office that only clears the way
 * gives precedence to the step with a day that it clears the way for.
 */
export function leadingStep(plan: Plan): Step | undefined {
  if (plan.situation === 'not-enough-known') return undefined
  const [first, ...later] = plan.steps.filter((step) => step.action !== 'wait')
  if (first?.action !== 'ask-office') return first ?? plan.steps[0]
  return later.find((step) => step.by !== undefined) ?? first
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

/** So close to the end, the call to immigration is the headline of those who wait. */
function isUrgentCall(plan: Plan, step: Step | undefined): boolean {
  return plan.situation === 'waiting-after-special-extension' && step?.action === 'contact-immigration'
}

/** The one thing to do, with its day and the days left. */
export function headline(talk: Talk, card: CardRecord, plan: Plan, facts: Facts): string {
  const step = leadingStep(plan)
  const quiet = QUIET.has(plan.situation) && step?.action === 'renew-certificates'
  const hasOwn = OWN_HEADLINE.has(plan.situation) && !isUrgentCall(plan, step)
  if (step === undefined || quiet || hasOwn) return own(talk, card, plan, facts)
  return withDay(talk, stepDo(talk, card, step), step)
}
