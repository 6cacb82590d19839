import type { Day } from '../../dates/day.ts'
import type { SourceId } from './sources.ts'

/** One value of the law, with the first and the last day on which it is in force. Without `until` it still is. */
interface DatedValue<Value> {
  readonly from: Day
  readonly until?: Day
  readonly value: Value
  readonly sources: readonly SourceId[]
}

/** The values of a number in the law that changes over time, oldest first. */
export interface Parameter<Value> {
  readonly id: string
  readonly checkedOn: Day
  readonly values: readonly DatedValue<Value>[]
}

/** The value in force on a day in Japan; `undefined` if there is none. There is no default. */
export function valueOn<Value>(parameter: Parameter<Value>, day: Day): Value | undefined {
  return parameter.values.find(({ from, until }) => from <= day && (until === undefined || day <= until))
    ?.value
}
