import type { Day } from '../../dates/day.ts'
import type { SourceId } from './sources.ts'

/** One value of the law and the days on which it holds, both included; no `until`: still in force. */
interface DatedValue<Value> {
  readonly from: Day
  readonly until?: Day
  readonly value: Value
  readonly sources: readonly SourceId[]
}

/** A figure of the law that changes over time, in order of time. */
export interface Parameter<Value> {
  readonly id: string
  readonly checkedOn: Day
  readonly values: readonly DatedValue<Value>[]
}

/** The value that holds on a day; `undefined` where none does: there is no fallback. */
export function valueOn<Value>(parameter: Parameter<Value>, day: Day): Value | undefined {
  return parameter.values.find(({ from, until }) => from <= day && (until === undefined || day <= until))
    ?.value
}
