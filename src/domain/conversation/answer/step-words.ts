import type { Row, Section } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { daysLeft, showDay, showEra } from '../../dates/show.ts'
import type { Fee, FeeRange, Plan, Step } from '../../rules/contract/plan.ts'
import { cardWords, type TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { planOf } from './plan-of.ts'

const yen = (amount: number): string => new Intl.NumberFormat('en').format(amount)

/** Statuses whose holders apply for a first status, not for an extension. */
const WITHOUT_STATUS: ReadonlySet<string> = new Set(['born-in-japan', 'lost-japanese-nationality'])

/**
 * Whether an application filed today must be filed at the counter, because an online one would come too late
 * for the card.
 */
function isOnlyAtTheCounter(context: TurnContext, card: CardRecord): boolean {
  const { warnings } = planOf(context, card).plan
  return (
    warnings.includes('receipt-email-comes-next-day') || warnings.includes('no-online-filing-on-last-day')
  )
}

/** What to do in a step, without its day. */
export function stepDo(context: TurnContext, card: CardRecord, step: Pick<Step, 'action'>): string {
  const isFirstCard = step.action === 'apply-for-new-card' && card.answers.holds === 'no'
  if (isFirstCard) return context.t('step.apply-for-new-card.do-first')
  if (step.action === 'apply-to-immigration' && WITHOUT_STATUS.has(card.answers['status-other'] ?? ''))
    return context.t('step.apply-to-immigration.do-status')
  if (step.action === 'apply-to-immigration' && isOnlyAtTheCounter(context, card))
    return context.t('step.apply-to-immigration.do-counter-today')
  return context.t(`step.${step.action}.do`, cardWords(context.t, card))
}

/** A fee range in words; one figure if both bounds are equal. */
function rangeWords(context: TurnContext, { from, upTo }: FeeRange): string {
  return from === upTo
    ? context.t('answer.cost.yen', { yen: yen(from) })
    : context.t('answer.cost.range', { from: yen(from), to: yen(upTo) })
}

/** The cost in words. A fee that the rules leave open is stated as not settled. */
function costWords(
  context: TurnContext,
  step: Pick<Step, 'action' | 'feeYen' | 'feeRangeYen' | 'where'>,
): string {
  const fee: Fee | undefined = step.feeYen
  if (step.feeRangeYen) return rangeWords(context, step.feeRangeYen)
  if (fee === undefined)
    return context.t(step.where === 'immigration' ? 'answer.cost.open-immigration' : 'answer.cost.open')
  // After a lapse by birthday the new card is free in the towns that were read, and no more is known (rule book, N-6).
  if (fee === 0) return context.t(step.action === 'reissue' ? 'answer.cost.free-perhaps' : 'answer.cost.free')
  if (typeof fee === 'number') return context.t('answer.cost.yen', { yen: yen(fee) })
  return context.t('answer.cost.two', { with: yen(fee.withCertificates), without: yen(fee.without) })
}

function row(context: TurnContext, name: string, value: string, note?: string): Row {
  return { label: context.t(`answer.row.${name}`), value, ...(note && { note }) }
}

/** The days left to a day; `today` on the day itself. */
export function leftWords({ t, today }: Pick<TurnContext, 't' | 'today'>, day: Day): string {
  return day === today ? t('date.today') : t('date.left', { count: daysLeft(today, day) })
}

function byRow(context: TurnContext, step: Step): Row[] {
  const day = step.goBy ?? step.by
  if (day === undefined) return []
  const value = `${showDay(day, context.language)} (${leftWords(context, day)})`
  return [{ ...row(context, 'by', value, showEra(day)), aside: true }]
}

function newDateRow(context: TurnContext, { newValidUntil, newValidUntilAtLeast }: Step): Row[] {
  const until = newValidUntil ?? newValidUntilAtLeast
  if (until === undefined) return []
  const day = showDay(until, context.language)
  const value = newValidUntil ? day : context.t('answer.at-least', { day })
  return [{ ...row(context, 'new-date', value, showEra(until)), aside: true }]
}

/** Steps without a fee. */
const COSTS_NOTHING_TO_ASK = new Set([
  'contact-immigration',
  'report-loss',
  'ask-office',
  'wait',
  'return-card',
])

/** The rows of a step: not before, by, where, cost, the new date. */
export function stepRows(context: TurnContext, step: Step): Row[] {
  const { after, from, where, action } = step
  return [
    ...(after ? [row(context, 'when', context.t(`step.after.${after}`))] : []),
    ...(from ? [row(context, 'from', showDay(from, context.language), showEra(from))] : []),
    ...byRow(context, step),
    ...(where === 'none'
      ? []
      : [row(context, 'where', context.t(`step.where.${where}`), whereNote(context, step))]),
    ...(COSTS_NOTHING_TO_ASK.has(action) ? [] : [row(context, 'cost', costWords(context, step))]),
    ...newDateRow(context, step),
  ]
}

function whereNote(context: TurnContext, step: Step): string | undefined {
  return step.where === 'municipal-office' ? context.t('step.where.municipal-office-note') : undefined
}

/** Things to bring, one a line, with their Japanese names. */
export function bringSection(context: TurnContext, step: Step): Section[] {
  if (step.bring.length === 0) return []
  const items = step.bring.map((thing) => {
    const [text, note] = [context.t(`bring.${thing}.name`), context.t(`bring.${thing}.japanese`)]
    return text === note ? { text } : { text, note }
  })
  // Some names have a comma of their own.
  const short = items.map(({ text }) => text).join(' · ')
  return [{ title: context.t('answer.section.bring'), items, short }]
}

function when(context: TurnContext, step: Step): string {
  return step.after ? context.t(`step.after.${step.after}`) : context.t('step.after.then')
}

/** Place, things to bring and cost of a step in one line. */
function details(context: TurnContext, step: Step): string {
  const things = step.bring
    .map((thing) => context.t(`bring.${thing}.name`))
    .join(context.t('answer.list-comma'))
  const parts = [
    step.where === 'none' ? '' : context.t(`step.where.${step.where}`),
    things === '' ? '' : context.t('answer.later.bring', { things }),
    COSTS_NOTHING_TO_ASK.has(step.action) ? '' : costWords(context, step),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** A later step in one line with its day, and its details below. */
export function laterItem(
  context: TurnContext,
  card: CardRecord,
  step: Step,
): { text: string; note: string } {
  const day = step.goBy ?? step.by
  const values = { when: when(context, step), what: stepDo(context, card, step) }
  const text = day
    ? context.t('answer.later.by', { ...values, day: showDay(day, context.language) })
    : context.t('answer.later.open', values)
  return { text, note: details(context, step) }
}

/** A step in one line with its day. */
export function plainItem(
  context: TurnContext,
  card: CardRecord,
  step: Step,
): { text: string; note: string } {
  if (step.after) return laterItem(context, card, step)
  const day = step.goBy ?? step.by
  const what = stepDo(context, card, step)
  const text = day
    ? context.t('answer.headline.by-only', { what, day: showDay(day, context.language) })
    : context.t('answer.headline.open', { what })
  return { text, note: details(context, step) }
}

/**
 * The steps of a plan as they are told. Where a first card may be refused before the stay is renewed, none has a day: a
 * card ordered after the renewal is valid to the new end of stay, and the old end is no deadline for it.
 */
export function toldSteps({ steps, warnings }: Plan): readonly Step[] {
  if (!warnings.includes('first-card-may-be-refused')) return steps
  return steps.map(({ by: _by, goBy: _goBy, ...step }) => step)
}

/** A step in one line, by its name and with its day. */
export function shortStep(context: TurnContext, step: Step): string {
  const { t, language } = context
  const what = t(`step.${step.action}.name`)
  const last = step.goBy ?? step.by
  const day = last ? showDay(last, language) : ''
  if (step.after) {
    const values = { when: t('step.after.then'), what, day }
    return t(last ? 'answer.later.by' : 'answer.later.open', values)
  }
  return t(last ? 'answer.headline.by-only' : 'answer.headline.open', { what, day })
}
