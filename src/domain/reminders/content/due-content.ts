import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import { coveredByOrder, orderedStep } from '../schedule/card-order.ts'
import {
  asDay,
  deadlinesOf,
  lastDay,
  type ProjectedPlan,
  renewalFirst,
  type Subject,
} from '../schedule/deadlines.ts'
import { readKind, stepId, stepOf } from '../schedule/ids.ts'
import type { PlannedReminder } from '../schedule/planned-reminder.ts'

/** The content of a due reminder on the day on which it is sent. */
export type DueContent =
  /** The one thing to do: the first step of the plan that has a day. */
  | { readonly kind: 'step'; readonly step: Step; readonly by: Day }
  /** The stay has to be renewed before a first card; the renewal is filed by `by`. */
  | { readonly kind: 'renew-first'; readonly by: Day; readonly goBy?: Day }
  /** A step without a day of its own. */
  | { readonly kind: 'nudge'; readonly step: Step }
  /** Its last day is over: asks whether it was done. */
  | { readonly kind: 'follow-up'; readonly action: Subject; readonly by: Day }
  /**
   * It is unknown whether the special extension was made by `madeBy`; if so, the extended card ends on `by`.
   */
  | { readonly kind: 'unconfirmed'; readonly by: Day; readonly goBy: Day; readonly madeBy: Day }
  /** Asks whether the ordered card was collected. */
  | { readonly kind: 'ordered' }
  /** An answer is missing; the card ends on `by`, if that is known and ahead. */
  | { readonly kind: 'finish'; readonly by?: Day }

/** Due content with the card and the plan that its message needs. */
export interface DatedContent {
  readonly card: CardRecord
  /** The step's id, for the buttons. */
  readonly step: string
  readonly content: DueContent
  /** The plan of the day, without the steps that are done. */
  readonly plan: Plan
  readonly today: Day
}

/** A card on the day on which its reminders are sent. */
export interface Seen {
  readonly card: CardRecord
  readonly projectedPlan: ProjectedPlan
  readonly record: Pick<PersonRecord, 'stopped' | 'snoozed'>
  readonly today: Day
}

interface Found {
  readonly step: string
  readonly content: DueContent
}

interface OpenStep {
  readonly step: string
  readonly action: Subject
  readonly content: Extract<DueContent, { kind: 'step' | 'renew-first' }>
}

/** Whether a step is done, or a new card that is on order makes it unnecessary. */
function isDone({ card, today, projectedPlan }: Seen, step: Step): boolean {
  const { action } = step
  const key = lastDay(step, projectedPlan.facts) ?? projectedPlan.planOn(today).situation
  return stepId(card.id, action, key) in card.done || coveredByOrder(card, action, today)
}

/** The plan of the day without the steps that are done: neither told again nor in front of another. */
function planLeft(seen: Seen): Plan {
  const plan = seen.projectedPlan.planOn(seen.today)
  return { ...plan, steps: plan.steps.filter((step) => !isDone(seen, step)) }
}

function openRenewal(seen: Seen): readonly OpenStep[] {
  const { card, projectedPlan, today } = seen
  return renewalFirst(projectedPlan.planOn(today), projectedPlan.facts, today).flatMap(
    ({ action, by, goBy }) => {
      const step = stepId(card.id, action, by)
      const content = { kind: 'renew-first', by, ...(goBy && { goBy }) } as const
      return settled(seen, step) ? [] : [{ step, action, content }]
    },
  )
}

function settled({ card, record, today }: Seen, step: string): boolean {
  const sleepsUntil = record.snoozed[step]
  return (
    step in card.done || record.stopped.includes(step) || (sleepsUntil !== undefined && sleepsUntil > today)
  )
}

/** The plan's steps with a day that is not over and that are not settled, in the order in which they are done. */
function openSteps(seen: Seen): readonly OpenStep[] {
  const { card, projectedPlan, today } = seen
  const dated = projectedPlan.planOn(today).steps.flatMap((step) => {
    const by = lastDay(step, projectedPlan.facts)
    if (!by || by < today || step.action === 'wait') return []
    const id = stepId(card.id, step.action, by)
    return settled(seen, id) || coveredByOrder(card, step.action, today)
      ? []
      : [{ step: id, action: step.action, content: { kind: 'step', step, by } as const }]
  })
  return [...openRenewal(seen), ...dated]
}

/** The first open step, if a reminder of any open step is due; one message names the open steps in their order. */
function stepMatter(seen: Seen, due: ReadonlySet<string>): readonly Found[] {
  const open = openSteps(seen)
  return open.some(({ step }) => due.has(step)) ? open.slice(0, 1) : []
}

function looseMatter(seen: Seen, due: ReadonlySet<string>): readonly Found[] {
  const { card, projectedPlan, today } = seen
  const ordered = orderedStep(card, today)?.step
  if (ordered && due.has(ordered))
    return settled(seen, ordered) ? [] : [{ step: ordered, content: { kind: 'ordered' } }]
  const { warnings, situation, missing } = projectedPlan.planOn(today)
  const id = (action: Subject, key: string) => stepId(card.id, action, key)
  const by = asDay(projectedPlan.facts.card?.validUntil)
  const finish = [situation, by ?? situation].map((key) => id('finish', key)).find((one) => due.has(one))
  if (finish && missing.length > 0 && !settled(seen, finish))
    return [{ step: finish, content: { kind: 'finish', ...(by && by >= today && { by }) } }]
  if (warnings.includes('first-card-may-be-refused')) return []
  const step = planLeft(seen).steps.find(({ action }) => action !== 'wait')
  if (!step || !due.has(id(step.action, situation)) || settled(seen, id(step.action, situation))) return []
  return [{ step: id(step.action, situation), content: { kind: 'nudge', step } }]
}

/** After a last day: asks whether it was done. Before an extended last day: warns of it. */
function pastMatter(seen: Seen, due: ReadonlySet<string>, asks: ReadonlySet<string>): readonly Found[] {
  const { card, projectedPlan, today } = seen
  const known = deadlinesOf(projectedPlan, today).map((deadline) => ({
    ...deadline,
    step: stepId(card.id, deadline.action, deadline.by),
  }))
  const stillOpen = new Set(openSteps(seen).map(({ action }) => action))
  const over = known.find(
    ({ step, by, action }) =>
      by < today && asks.has(step) && !settled(seen, step) && !(action !== 'finish' && stillOpen.has(action)),
  )
  if (over) return [{ step: over.step, content: { kind: 'follow-up', action: over.action, by: over.by } }]
  const madeBy = asDay(projectedPlan.facts.card?.validUntil)
  const extended = known.find(
    ({ schedule, step, by }) => schedule === 'unconfirmed' && by >= today && due.has(step),
  )
  if (!madeBy || madeBy >= today || !extended?.goBy) return []
  const step = stepId(card.id, 'special-extension', madeBy)
  if (settled(seen, step)) return []
  return [{ step, content: { kind: 'unconfirmed', by: extended.by, goBy: extended.goBy, madeBy } }]
}

const isQuestion = (reminder: PlannedReminder): boolean => readKind(reminder).stage.startsWith('after-')

/**
 * The content of one card's due reminders by today's plan: at most one thing to do and one question about a
 * past day. Empty if all of it is done, stopped, or no longer applies.
 */
export function dueContentOf(seen: Seen, reminders: readonly PlannedReminder[]): readonly DatedContent[] {
  const due = new Set(reminders.filter((one) => !isQuestion(one)).map(({ id }) => stepOf(id)))
  const asks = new Set(reminders.filter(isQuestion).map(({ id }) => stepOf(id)))
  const steps = stepMatter(seen, due)
  const ahead = steps.length > 0 ? steps : looseMatter(seen, due)
  const past = ahead.length > 0 && asks.size === 0 ? [] : pastMatter(seen, due, asks)
  const { card, today } = seen
  const plan = planLeft(seen)
  return [...ahead, ...past].map((found) => ({ ...found, card, today, plan }))
}
