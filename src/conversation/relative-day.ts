// By their own addresses: the whole of date-fns is 300 files, two thirds of a second at every start.
import { add } from 'date-fns/add'
import { lightFormat } from 'date-fns/lightFormat'
import type { RelativeDay } from '../../flows/flow.ts'
import { type Day, isDay } from '../dates/day.ts'

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
  const text = lightFormat(add(`${today}T00:00:00`, relative), 'yyyy-MM-dd')
  return isDay(text) ? text : undefined
}
