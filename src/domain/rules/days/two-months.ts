import { addDays, addMonths, dayOf, monthLength, parts } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'

/** The two readings of "two months after the end of stay"; they differ for three ends of stay a year. */
export interface TwoMonths {
  /** The same date two months later, or the last day of a shorter month. Never later than the other reading, so it is safe. */
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

/** The period starts on the day after. It ends on the day before the corresponding day, or with the month if that has no such day. */
function civilCode(stayEnd: Day): Day {
  const first = parts(addDays(stayEnd, 1))
  const target = parts(addMonths(dayOf(first.year, first.month, 1), 2))
  const length = monthLength(target.year, target.month)
  return first.date > length
    ? dayOf(target.year, target.month, length)
    : addDays(dayOf(target.year, target.month, first.date), -1)
}
