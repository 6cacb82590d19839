import type { Day } from '../../../../src/domain/dates/day.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import { sameNumber, yearOf } from './calendar.ts'

const leapling = (birth: Day): boolean => birth.endsWith('-02-29')

/** The birthday in a year; of 29 February the 28th in a common year (R-VAL-6). */
const birthdayIn = (birth: Day, year: number): Day => sameNumber(birth, (year - yearOf(birth)) * 12)

/** Full years lived on a day; a year is full from the birthday on. */
export const ageOn = (birth: Day, day: Day): number =>
  yearOf(day) - yearOf(birth) - (birthdayIn(birth, yearOf(day)) > day ? 1 : 0)

/** The birthday to which the card can run at most. `open`: 28 February or 1 March, the earlier is taken. */
export interface Limit {
  readonly day: Day
  readonly open: boolean
}

export function birthdayLimit(facts: Facts): Limit | undefined {
  const birth = facts.holder?.birthDate
  const made = facts.card?.madeOn
  if (!birth || !made) return undefined
  const grown = made < '2022-04-01' ? 20 : 18
  const count = ageOn(birth, made) < grown ? 5 : 10
  const first = birthdayIn(birth, yearOf(made)) > made ? yearOf(made) : yearOf(made) + 1
  const day = birthdayIn(birth, first + count - 1)
  return { day, open: leapling(birth) && day.endsWith('-02-28') }
}

/** Whether a date written on the card is the birthday limit; of a leapling both possible dates are. */
export function isLimit(day: Day, limit: Limit | undefined): boolean {
  if (!limit) return false
  return day === limit.day || (limit.open && day === `${yearOf(limit.day)}-03-01`)
}
