import type { Mark, MarkKind, TimelineSlot } from '../../../contracts/picture.ts'
import { addDays, daysBetween } from '../../dates/arithmetic.ts'
import { type AlsoClosed, mayBeClosed, NONE_BESIDE } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan, Step } from '../../rules/contract/plan.ts'

/** Days that mean something to a plan, the earliest first, each with what it means. */
export type MarkedDays = readonly { readonly day: Day; readonly marks: readonly Mark[] }[]

/** So many days between two marked ones are drawn; more are one gap. */
const DRAWN_BETWEEN = 3

/** No office is closed for more days than this in a row: a longer gap holds an open one. */
const LONGEST_CLOSED = 40

/** More steps with days of their own would not fit a telephone. */
const STEPS_SHOWN = 2

/** The steps of a plan that a person does, in the order in which the answer numbers them from 1. */
export function stepsToDo({ steps }: Pick<Plan, 'steps'>): readonly Step[] {
  return steps.filter(({ action }) => action !== 'wait')
}

function daysOf(step: Step): [Day | undefined, MarkKind][] {
  return [
    [step.from, 'from'],
    [step.goBy, 'go-by'],
    [step.by, 'by'],
    [step.newValidUntil ?? step.newValidUntilAtLeast, 'new-until'],
  ]
}

/** The days of a plan from today on; none where no step has a day. */
export function markedDays(plan: Plan, today: Day): MarkedDays {
  const numbered = stepsToDo(plan).map((step, index) => ({ step, number: index + 1 }))
  const dated = numbered.filter(({ step }) => step.by !== undefined).slice(0, STEPS_SHOWN)
  if (dated.length === 0) return []
  const byDay = new Map<Day, Mark[]>([[today, [{ kind: 'today' }]]])
  for (const { step, number } of dated)
    for (const [day, kind] of daysOf(step)) {
      if (day === undefined || day < today) continue
      const mark: Mark = dated.length > 1 ? { kind, step: number } : { kind }
      byDay.set(day, [...(byDay.get(day) ?? []), mark])
    }
  return [...byDay].toSorted(([a], [b]) => a.localeCompare(b)).map(([day, marks]) => ({ day, marks }))
}

type IsClosed = (day: Day) => boolean

function between(before: Day, after: Day, isClosed: IsClosed): readonly TimelineSlot[] {
  const count = Math.max(0, daysBetween(before, after) - 1)
  const gap = { kind: 'gap', first: addDays(before, 1), last: addDays(after, -1) } as const
  if (count > LONGEST_CLOSED) return [{ ...gap, closed: false }]
  const days = Array.from({ length: count }, (_, index) => addDays(before, index + 1))
  if (count <= DRAWN_BETWEEN)
    return days.map((day) => ({ kind: 'day', day, closed: isClosed(day), marks: [] }))
  return [{ ...gap, closed: days.every(isClosed) }]
}

/** The columns of a timeline: every marked day, the few days between close ones, and gaps for all others. */
export function slotsOf(marked: MarkedDays, beside: AlsoClosed = NONE_BESIDE): readonly TimelineSlot[] {
  const isClosed: IsClosed = (day) => mayBeClosed(day, beside)
  return marked.flatMap(({ day, marks }, index): TimelineSlot[] => {
    const next = marked[index + 1]
    const own: TimelineSlot = { kind: 'day', day, closed: isClosed(day), marks }
    return [own, ...(next ? between(day, next.day, isClosed) : [])]
  })
}

/** A run of closed days that follow each other. */
export interface ClosedRun {
  readonly first: Day
  readonly last: Day
}

/** The closed days of a timeline as runs, the earliest first. */
export function closedRuns(slots: readonly TimelineSlot[]): readonly ClosedRun[] {
  const runs: ClosedRun[] = []
  let follows = false
  for (const slot of slots) {
    const { first, last } = slot.kind === 'day' ? { first: slot.day, last: slot.day } : slot
    const run = follows ? runs.pop() : undefined
    if (slot.closed) runs.push({ first: run?.first ?? first, last })
    else if (run) runs.push(run)
    follows = slot.closed
  }
  return runs
}
