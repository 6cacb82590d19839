// Imported one by one: all of date-fns is 300 files and takes 0.7 s at every start.
import { add } from 'date-fns/add'
import { lightFormat } from 'date-fns/lightFormat'
import type { RelativeDay } from '../../../../flows/flow.ts'
import { type Day, isDay } from '../../dates/day.ts'

type Distance = Exclude<RelativeDay, { readonly day: string } | { readonly sameAs: string }>

/** Cache of relative days: a flow has few, and today changes once a day. */
const known = new WeakMap<Distance, { readonly today: Day; readonly day: Day | undefined }>()

function daysFrom(relative: Distance, today: Day): Day | undefined {
  const kept = known.get(relative)
  if (kept?.today === today) return kept.day
  const text = lightFormat(add(`${today}T00:00:00`, relative), 'yyyy-MM-dd')
  const day = isDay(text) ? text : undefined
  known.set(relative, { today, day })
  return day
}

/** The day that a flow names relative to today; `undefined` if it depends on a missing answer. */
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
