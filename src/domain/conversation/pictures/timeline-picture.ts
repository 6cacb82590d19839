import type { Mark, Picture, TimelineSlot } from '../../../contracts/picture.ts'
import type { Day } from '../../dates/day.ts'
import { showDay, showRange } from '../../dates/show.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import type { TurnContext } from '../context/turn-context.ts'
import { type ClosedRun, closedRuns, markedDays, slotsOf } from './timeline.ts'

type Words = Pick<TurnContext, 't' | 'language'>
type Entry = Picture['legend'][number]

function markEntry({ t, language }: Words, plan: Plan, day: Day, { kind, step }: Mark): Entry {
  const isAtLeast =
    kind === 'new-until' && plan.steps.some(({ newValidUntilAtLeast }) => newValidUntilAtLeast === day)
  const what = t(`answer.timeline.${isAtLeast ? 'at-least' : kind}`)
  const text = t('answer.timeline.item', { what, day: showDay(day, language) })
  return { mark: kind, text: step === undefined ? text : `${step}. ${text}` }
}

function closedEntry({ t, language }: Words, { first, last }: ClosedRun): Entry {
  const day = first === last ? showDay(first, language) : showRange(first, last, language)
  return {
    mark: 'closed',
    text: t('answer.timeline.item', { what: t('answer.timeline.closed'), day }),
  }
}

/** What each sign means, in the order of the days; closed days are told where they begin. */
function legendOf(words: Words, plan: Plan, slots: readonly TimelineSlot[]): readonly Entry[] {
  const runs = closedRuns(slots)
  return slots.flatMap((slot) => {
    const first = slot.kind === 'day' ? slot.day : slot.first
    const run = runs.find((one) => one.first === first)
    const marks = slot.kind === 'day' ? slot.marks : []
    return [
      ...marks.map((mark) => markEntry(words, plan, first, mark)),
      ...(run ? [closedEntry(words, run)] : []),
    ]
  })
}

/** The plan as a picture, and the same in words; nothing where the plan has no day. */
export function timelinePicture(context: TurnContext, plan: Plan): Picture | undefined {
  const slots = slotsOf(markedDays(plan, context.today), context.alsoClosed)
  if (slots.length === 0) return undefined
  const legend = legendOf(context, plan, slots)
  return { drawing: { kind: 'timeline', slots }, alt: legend.map(({ text }) => text).join(' '), legend }
}
