import { addDays, addMonths } from '../../dates/arithmetic.ts'
import { lastOpenDay } from '../../dates/closed-days.ts'
import { type Day, isDay } from '../../dates/day.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'
import type { StepAction } from '../../rules/contract/vocabulary.ts'
import { FIRST_CARD_DAYS } from '../../rules/reference/parameters.ts'
import type { ScheduleName } from './schedules.ts'

/** One card's facts, and its plan on any day if nothing more is answered until then. */
export interface ProjectedPlan {
  readonly facts: Facts
  readonly planOn: (day: Day) => Plan
}

/** The subject of a reminder: a step of the plan, or a missing answer. */
export type Subject = StepAction | 'finish'

/** A step with its last day and its reminder schedule. */
export interface Deadline {
  readonly action: Subject
  /** The last day, as the law counts it. */
  readonly by: Day
  /** The last open day; left out when none was left. */
  readonly goBy?: Day
  readonly schedule: ScheduleName
  /** The first day on which the plan has this step; nothing is sent before it. */
  readonly opens: Day
}

/** A past last day is asked about for so many days. */
const ASK_AFTER = 70

/** The day in a fact, if there is one. */
export const asDay = (text: string | undefined): Day | undefined => (text && isDay(text) ? text : undefined)
const present = (day: Day | undefined): day is Day => day !== undefined

/** The days on which a card's plan can change by itself. */
function ends({ card, stay, leavingJapanOn }: Facts): readonly Day[] {
  return [card?.validUntil, stay?.until, card?.certificatesValidUntil, leavingJapanOn]
    .map(asDay)
    .filter(present)
}

/** Whether today's answers can be judged as of an earlier day: nothing in them happened after it. */
function knownOn({ newResidenceCard, application }: Facts, day: Day): boolean {
  return [newResidenceCard?.receivedOn, application?.filedOn].every((then) => !then || then <= day)
}

/** The end of a stay before which a card can be refused is a turning point for those who hold none. */
const turnsBefore = ({ card, stay }: Facts): readonly Day[] => {
  const until = asDay(stay?.until)
  return card?.holds === 'no' && until ? [addDays(until, -FIRST_CARD_DAYS)] : []
}

/**
 * Longer than offices are ever closed in a row, in days: so long before its end a step still has an open day.
 */
const BEFORE_CLOSED_DAYS = 14

/**
 * The days whose plans are computed: today, each opening three months before an end, 14 days before, each
 * end, and the day after it. Of past ones those of the last weeks, for the questions whether a step was done.
 */
function turningPoints(facts: Facts, today: Day): readonly Day[] {
  const around = ends(facts).flatMap((day) => {
    const opening = addMonths(day, -3)
    return [opening, addDays(opening, 1), addDays(day, -BEFORE_CLOSED_DAYS), day, addDays(day, 1)]
  })
  const points = [...around, ...turnsBefore(facts)]
  const oldest = addDays(today, -ASK_AFTER - BEFORE_CLOSED_DAYS)
  const kept = points.filter((day) => day > today || (day >= oldest && knownOn(facts, day)))
  return [...new Set([...kept, today])].sort()
}

const afterLastOpenDay = (plan: Plan): readonly Day[] =>
  plan.steps.flatMap(({ by, goBy }) => (by && goBy && goBy < by ? [addDays(goBy, 1)] : []))

function ladderOfExtend(step: Step, { situation }: Plan, { newResidenceCard }: Facts): ScheduleName {
  if (step.after !== 'new-residence-card') return newResidenceCard?.receivedOn ? 'arrived' : 'office'
  return situation === 'waiting-after-special-extension' ? 'waiting' : 'unconfirmed'
}

const BY_BIRTHDAY: readonly string[] = ['birthday-limit-reached', 'not-tied-to-stay', 'up-to-date']

function ladderOf(step: Step, plan: Plan, facts: Facts): ScheduleName {
  if (step.action === 'extend') return ladderOfExtend(step, plan, facts)
  if (step.action === 'apply-to-immigration')
    return plan.situation === 'sixty-days' ? 'office' : 'application'
  if (step.action === 'apply-for-new-card' && BY_BIRTHDAY.includes(plan.situation)) return 'birthday'
  if (step.action === 'renew-certificates') return 'certificates'
  return step.action === 'return-card' ? 'leaving' : 'office'
}

/** The last day of a step: the plan's own, or the day in the facts that the step is about. */
export function lastDay({ action, by }: Step, { card, leavingJapanOn }: Facts): Day | undefined {
  if (by) return by
  if (action === 'renew-certificates') return asDay(card?.certificatesValidUntil)
  return action === 'return-card' ? asDay(leavingJapanOn) : undefined
}

function deadlineOf(step: Step, plan: Plan, facts: Facts, opens: Day): readonly Deadline[] {
  const by = lastDay(step, facts)
  if (!by || step.action === 'wait') return []
  const goBy = step.goBy ?? (step.by ? undefined : by)
  return [{ action: step.action, by, schedule: ladderOf(step, plan, facts), opens, ...(goBy && { goBy }) }]
}

/**
 * The renewal of the stay that has to come before a first card which the office may refuse: filed by the end of the stay.
 * The plan itself has no step for it.
 */
export function renewalFirst(plan: Plan, { stay }: Facts, opens: Day): readonly Deadline[] {
  const by = asDay(stay?.until)
  if (!plan.warnings.includes('first-card-may-be-refused') || !by || by < opens) return []
  const goBy = lastOpenDay(opens, by)
  return [{ action: 'apply-to-immigration', by, schedule: 'application', opens, ...(goBy && { goBy }) }]
}

/** The card's own date counts even while an answer is missing. */
function unfinished(plan: Plan, facts: Facts, opens: Day): readonly Deadline[] {
  const by = asDay(facts.card?.validUntil)
  if (plan.missing.length === 0 || !by || by < opens) return []
  const goBy = lastOpenDay(addDays(by, -BEFORE_CLOSED_DAYS), by) ?? by
  return [{ action: 'finish', by, goBy, schedule: 'finish', opens }]
}

function deadlinesOn({ facts, planOn }: ProjectedPlan, day: Day): readonly Deadline[] {
  const plan = planOn(day)
  return [
    ...plan.steps.flatMap((step) => deadlineOf(step, plan, facts, day)),
    ...renewalFirst(plan, facts, day),
    ...unfinished(plan, facts, day),
  ]
}

/** Merges the same step seen on two days: it opens on the earlier one and keeps the last open day that is known. */
function merged(one: Deadline, other: Deadline): Deadline {
  const goBy = one.goBy ?? other.goBy
  return { ...one, ...(goBy && { goBy }) }
}

/**
 * Every future step with a last day, years ahead, if nothing more is answered, and those whose last day was a
 * few weeks ago. Each step and last day once.
 */
export function deadlinesOf(projectedPlan: ProjectedPlan, today: Day): readonly Deadline[] {
  const points = turningPoints(projectedPlan.facts, today)
  const shifts = points
    .flatMap((day) => afterLastOpenDay(projectedPlan.planOn(day)))
    .filter((day) => day > today)
  const found = new Map<string, Deadline>()
  for (const day of [...new Set([...points, ...shifts])].sort())
    for (const deadline of deadlinesOn(projectedPlan, day)) {
      const key = `${deadline.action} ${deadline.by}`
      const known = found.get(key)
      found.set(key, known ? merged(known, deadline) : deadline)
    }
  return [...found.values()]
}
