import { showDay } from '../../dates/show.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import type { Situation, Warning } from '../../rules/contract/vocabulary.ts'
import { LOCAL, type LocalCode } from '../../rules/tables/local.ts'
import { cardWords, type TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { unsettledWords } from './unsettled.ts'

/** Warnings that change what to do today; below the headline. */
const LEADING: ReadonlySet<Warning> = new Set([
  'no-open-day-left',
  'same-day-may-be-refused',
  'two-visits-needed',
  'online-application-needs-receipt-email',
  'no-online-filing-on-last-day',
  'receipt-email-comes-next-day',
  'permanent-residence-application-gives-no-special-period',
  'first-card-may-be-refused',
  'online-documents-blocked',
  'health-insurance-use-ends',
  'express-issue-possible',
  'reissue-after-theft-may-be-free',
  'lost-combined-card-needs-both-offices',
  'combined-card-has-to-be-applied-for-again',
  'residence-card-lost',
  'residence-card-past-its-date',
])

/** Warnings about the visit; at the end of the answer. All others are behind "more". */
const CLOSING: ReadonlySet<Warning> = new Set([
  'weekend-desk-may-refuse',
  'licence-data-not-carried-over',
  'certificates-need-the-holder',
  'stay-fee-comes-with-the-decision',
])

/** Warnings that the situation's text already contains. */
const LEAD_SAYS: Partial<Record<Situation, Warning>> = {
  'permanent-residence-application-only': 'permanent-residence-application-gives-no-special-period',
}

/**
 * The key of a warning's words. After a theft no fee is named (rule book, N-1).
 * The end of the insurance use is certain after ended certificates; after an ended card it is not (rule book, N-9).
 */
function variantOf({ today }: TurnContext, { answers }: CardRecord, warning: Warning): string {
  if (warning === 'express-issue-possible' && answers.holds === 'stolen') return 'express-issue-after-theft'
  const until = answers['card-until']
  const isEnded = until !== undefined && until < today
  return warning === 'health-insurance-use-ends' && isEnded ? 'health-insurance-use-perhaps' : warning
}

/** One warning in words. */
function warningWords(context: TurnContext, card: CardRecord, plan: Plan, warning: Warning): string {
  const until = plan.healthInsuranceUntil
  return context.t(`warning.${variantOf(context, card, warning)}`, {
    ...cardWords(context.t, card),
    day: until ? showDay(until, context.language) : '',
  })
}

/** The warnings below the headline. */
export function leadingWarnings(context: TurnContext, card: CardRecord, plan: Plan): string[] {
  const said = LEAD_SAYS[plan.situation]
  return plan.warnings
    .filter((warning) => LEADING.has(warning) && warning !== said)
    .map((warning) => warningWords(context, card, plan, warning))
}

/** The warnings at the end of the answer. */
export function closingWarnings(context: TurnContext, card: CardRecord, plan: Plan): string[] {
  // Without an open day left, a weekend counter is the last chance, so "go on a weekday" is omitted.
  const noWeekday = plan.warnings.includes('no-open-day-left')
  return plan.warnings
    .filter((warning) => CLOSING.has(warning) && !(noWeekday && warning === 'weekend-desk-may-refuse'))
    .map((warning) => warningWords(context, card, plan, warning))
}

/** The warnings behind "more". */
function furtherWarnings(plan: Plan): Warning[] {
  return plan.warnings.filter(
    (warning) => !LEADING.has(warning) && !CLOSING.has(warning) && warning !== 'local-practice-differs',
  )
}

/** The content of "more": further warnings and open points. */
export function furtherWords(context: TurnContext, card: CardRecord, plan: Plan): string[] {
  return [
    ...furtherWarnings(plan).map((warning) => warningWords(context, card, plan, warning)),
    ...unsettledWords(context, plan),
  ]
}

const LOCAL_OF: ReadonlyMap<string, LocalCode> = new Map(LOCAL.rows.map(({ id, then }) => [id, then]))

/** Known differences of the municipality, one a line. */
export function localWords(context: TurnContext, plan: Plan): string[] {
  const codes = new Set(plan.trace.flatMap(({ rule }) => LOCAL_OF.get(rule) ?? []))
  return [...codes].map((code) => context.t(`warning.local.${code}`))
}
