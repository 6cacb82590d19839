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

/** The step that the headline names: the first with something to do. */
export function leadingStep(plan: Plan): Step | undefined {
  return plan.steps.find((step) => step.action !== 'wait') ?? plan.steps[0]
}

/** What to do with its last open day and the days left, or the legal day where no open one is left. */
export function withDay(talk: Talk, what: string, step: Step): string {
  const { goBy, by } = step
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

/** The one thing to do, with its day and the days left. */
export function headline(talk: Talk, card: CardRecord, plan: Plan, facts: Facts): string {
  const step = leadingStep(plan)
  const quiet = QUIET.has(plan.situation) && (step === undefined || step.action === 'renew-certificates')
  if (step === undefined || quiet || OWN_HEADLINE.has(plan.situation)) return own(talk, card, plan, facts)
  return withDay(talk, stepDo(talk, card, step), step)
}
