import { addDays, addMonths, dayOf, monthLength, parts } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'

/** The two readings of "two months after the end of stay"; they differ for three ends of stay a year. */
export interface TwoMonths {
  /** Same date two months on, cut to the month's length: never later than the other. The safe one. */
  readonly safe: Day
  /** Civil Code 140 and 143: counted from the day after. */
  readonly civilCode: Day
}

const known = new Map<Day, TwoMonths>()

/** The day on which two months have passed from `stayEnd`, in both readings. A plan asks for it several times. */
export function twoMonthsAfter(stayEnd: Day): TwoMonths {
  const kept = known.get(stayEnd)
  if (kept) return kept
  const made = { safe: addMonths(stayEnd, 2), civilCode: civilCode(stayEnd) }
  known.set(stayEnd, made)
  return made
}

/** The period runs from the day after; it ends on the eve of the corresponding day, or with the month that lacks one. */
function civilCode(stayEnd: Day): Day {
  const first = parts(addDays(stayEnd, 1))
  const target = parts(addMonths(dayOf(first.year, first.month, 1), 2))
  const length = monthLength(target.year, target.month)
  return first.date > length
    ? dayOf(target.year, target.month, length)
    : addDays(dayOf(target.year, target.month, first.date), -1)
}
