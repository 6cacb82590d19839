import { addMonths } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { SOON_MONTHS } from '../reference/parameters.ts'

/** A date as seen from today: past, soon (within three months, today included) or later. */
export function nearness(today: Day, day: Day | undefined): 'unknown' | 'past' | 'soon' | 'later' {
  if (day === undefined) return 'unknown'
  if (day < today) return 'past'
  return day <= addMonths(today, SOON_MONTHS) ? 'soon' : 'later'
}

/** The two values of a plain question; what is not known counts as no. */
export const yesNo = (is: boolean | undefined): 'yes' | 'no' => (is ? 'yes' : 'no')
