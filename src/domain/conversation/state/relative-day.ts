// By their own addresses: the whole of date-fns is 300 files, two thirds of a second at every start.
import { add } from 'date-fns/add'
import { lightFormat } from 'date-fns/lightFormat'
import type { RelativeDay } from '../../../../flows/flow.ts'
import { type Day, isDay } from '../../dates/day.ts'

type Distance = Exclude<RelativeDay, { readonly day: string } | { readonly sameAs: string }>

/** A flow's relative days are few, and seen from the same day for hours. */
const known = new WeakMap<Distance, { readonly today: Day; readonly day: Day | undefined }>()

function daysFrom(relative: Distance, today: Day): Day | undefined {
  const kept = known.get(relative)
  if (kept?.today === today) return kept.day
  const text = lightFormat(add(`${today}T00:00:00`, relative), 'yyyy-MM-dd')
  const day = isDay(text) ? text : undefined
  known.set(relative, { today, day })
  return day
}

/** The day that a flow names, seen from today; `undefined` where it leans on an answer that is not there. */
export function resolveDay(
  relative: RelativeDay,
  answers: Readonly<Record<string, string>>,
  today: Day,
): Day | undefined {
  if ('day' in relative) return isDay(relative.day) ? relative.day : undefined
  if ('sameAs' in relative) {
    const answer = answers[relative.sameAs]
    return answer !== undefined && isDay(answer) ? answer : undefined
  }
  return daysFrom(relative, today)
}
