import { addMonths } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { SOON_MONTHS } from '../reference/parameters.ts'

/** A date relative to today: past, soon (within three months, today included) or later. */
export function nearness(today: Day, day: Day | undefined): 'unknown' | 'past' | 'soon' | 'later' {
  if (day === undefined) return 'unknown'
  if (day < today) return 'past'
  return day <= addMonths(today, SOON_MONTHS) ? 'soon' : 'later'
}

/** `yes` or `no` for a condition; not known counts as `no`. */
export const yesNo = (is: boolean | undefined): 'yes' | 'no' => (is ? 'yes' : 'no')
