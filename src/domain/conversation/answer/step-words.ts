import type { Row, Section } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { daysLeft, showDay, showEra } from '../../dates/show.ts'
import type { Fee, Step } from '../../rules/contract/plan.ts'
import { subjects, type Talk } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'

const yen = (amount: number): string => new Intl.NumberFormat('en').format(amount)

/** Who applies to immigration for a first status, not for an extension. */
const WITHOUT_STATUS: ReadonlySet<string> = new Set(['born-in-japan', 'lost-japanese-nationality'])

/** What a step asks for, as a sentence without its day. */
export function stepDo(talk: Talk, card: CardRecord, step: Pick<Step, 'action'>): string {
  const isFirstCard = step.action === 'apply-for-new-card' && card.answers.holds === 'no'
  if (isFirstCard) return talk.t('step.apply-for-new-card.do-first')
  if (step.action === 'apply-to-immigration' && WITHOUT_STATUS.has(card.answers['status-other'] ?? ''))
    return talk.t('step.apply-to-immigration.do-status')
  return talk.t(`step.${step.action}.do`, subjects(talk.t, card))
}

/** The cost in words; a fee that the rules leave out is not settled, and said to be. */
function costWords(talk: Talk, step: Pick<Step, 'feeYen' | 'where'>): string {
  const fee: Fee | undefined = step.feeYen
  if (fee === undefined)
    return talk.t(step.where === 'immigration' ? 'answer.cost.open-immigration' : 'answer.cost.open')
  if (fee === 0) return talk.t('answer.cost.free')
  if (typeof fee === 'number') return talk.t('answer.cost.yen', { yen: yen(fee) })
  return talk.t('answer.cost.two', { with: yen(fee.withCertificates), without: yen(fee.without) })
}

function row(talk: Talk, name: string, value: string, note?: string): Row {
  return { label: talk.t(`answer.row.${name}`), value, ...(note && { note }) }
}

/** How many days are left to a day that is not over; `today` on the day itself. */
export function leftWords({ t, today }: Pick<Talk, 't' | 'today'>, day: Day): string {
  return day === today ? t('date.today') : t('date.left', { count: daysLeft(today, day) })
}

function byRow(talk: Talk, step: Step): Row[] {
  const day = step.goBy ?? step.by
  if (day === undefined) return []
  return [row(talk, 'by', `${showDay(day, talk.language)} (${leftWords(talk, day)})`, showEra(day))]
}

function newDateRow(talk: Talk, step: Step): Row[] {
  const { newValidUntil, newValidUntilAtLeast } = step
  if (newValidUntil)
    return [row(talk, 'new-date', showDay(newValidUntil, talk.language), showEra(newValidUntil))]
  if (!newValidUntilAtLeast) return []
  const day = showDay(newValidUntilAtLeast, talk.language)
  return [row(talk, 'new-date', talk.t('answer.at-least', { day }), showEra(newValidUntilAtLeast))]
}

/** Steps at which money can change hands. */
const COSTS_NOTHING_TO_ASK = new Set([
  'contact-immigration',
  'report-loss',
  'ask-office',
  'wait',
  'return-card',
])

/** The labelled lines of a step: not before, by, where, cost, the new date. */
export function stepRows(talk: Talk, step: Step): Row[] {
  const { after, from, where, action } = step
  return [
    ...(after ? [row(talk, 'when', talk.t(`step.after.${after}`))] : []),
    ...(from ? [row(talk, 'from', showDay(from, talk.language), showEra(from))] : []),
    ...byRow(talk, step),
    ...(where === 'none' ? [] : [row(talk, 'where', talk.t(`step.where.${where}`), whereNote(talk, step))]),
    ...(COSTS_NOTHING_TO_ASK.has(action) ? [] : [row(talk, 'cost', costWords(talk, step))]),
    ...newDateRow(talk, step),
  ]
}

function whereNote(talk: Talk, step: Step): string | undefined {
  return step.where === 'municipal-office' ? talk.t('step.where.municipal-office-note') : undefined
}

/** What to bring, one line each, with the Japanese name below. */
export function bringSection(talk: Talk, step: Step): Section[] {
  if (step.bring.length === 0) return []
  const items = step.bring.map((thing) => {
    const [text, note] = [talk.t(`bring.${thing}.name`), talk.t(`bring.${thing}.japanese`)]
    return text === note ? { text } : { text, note }
  })
  return [{ title: talk.t('answer.section.bring'), items }]
}

function when(talk: Talk, step: Step): string {
  return step.after ? talk.t(`step.after.${step.after}`) : talk.t('step.after.then')
}

/** Below a step in one line: where, what to bring and the cost. */
function details(talk: Talk, step: Step): string {
  const things = step.bring.map((thing) => talk.t(`bring.${thing}.name`)).join(talk.t('answer.list-comma'))
  const parts = [
    step.where === 'none' ? '' : talk.t(`step.where.${step.where}`),
    things === '' ? '' : talk.t('answer.later.bring', { things }),
    COSTS_NOTHING_TO_ASK.has(step.action) ? '' : costWords(talk, step),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** A later step in one line with its own day, and below it where, what to bring and the cost. */
export function laterItem(talk: Talk, card: CardRecord, step: Step): { text: string; note: string } {
  const day = step.goBy ?? step.by
  const values = { when: when(talk, step), what: stepDo(talk, card, step) }
  const text = day
    ? talk.t('answer.later.by', { ...values, day: showDay(day, talk.language) })
    : talk.t('answer.later.open', values)
  return { text, note: details(talk, step) }
}

/** A step that stands alone in one line, with its own day. */
export function plainItem(talk: Talk, card: CardRecord, step: Step): { text: string; note: string } {
  if (step.after) return laterItem(talk, card, step)
  const day = step.goBy ?? step.by
  const what = stepDo(talk, card, step)
  const text = day
    ? talk.t('answer.headline.by-only', { what, day: showDay(day, talk.language) })
    : talk.t('answer.headline.open', { what })
  return { text, note: details(talk, step) }
}
