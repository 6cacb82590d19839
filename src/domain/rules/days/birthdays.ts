import { dayOf, monthLength, parts } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { valueOn } from '../reference/dated.ts'
import { AGE_LINE, BIRTHDAYS_COUNTED } from '../reference/parameters.ts'

/** The birthday in a year; a birthday of 29 February falls on the 28th in a common year (immigration law, art. 19-5). */
export function birthdayIn(birthDate: Day, year: number): Day {
  const { month, date } = parts(birthDate)
  return dayOf(year, month, Math.min(date, monthLength(year, month)))
}

/** Full years of age on a day: a person is 15 from the 15th birthday on. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = parts(day).year - parts(birthDate).year
  return day < birthdayIn(birthDate, parts(day).year) ? years - 1 : years
}

/** The latest date that can be printed on a card. */
export interface BirthdayLimit {
  readonly day: Day
  /** False if the birthday is 29 February and the year has no such day: `day` is then the earlier possible day, which is safe. */
  readonly settled: boolean
}

/**
 * The birthday up to which a card can run, counted from the day it was made; a birthday on that day is not counted.
 * `undefined` for a making date from before there were cards.
 */
export function birthdayLimit(birthDate: Day, madeOn: Day): BirthdayLimit | undefined {
  const line = valueOn(AGE_LINE, madeOn)
  if (line === undefined) return undefined
  const count = ageOn(birthDate, madeOn) < line ? BIRTHDAYS_COUNTED.minor : BIRTHDAYS_COUNTED.adult
  const madeIn = parts(madeOn).year
  const firstBirthdayIn = birthdayIn(birthDate, madeIn) > madeOn ? madeIn : madeIn + 1
  const day = birthdayIn(birthDate, firstBirthdayIn + count - 1)
  return { day, settled: day.slice(5) === birthDate.slice(5) }
}

/** Whether a date on a card is its birthday limit. If the limit is not settled, 28 February and 1 March both count. */
export function isLimit(day: Day, limit: BirthdayLimit): boolean {
  return day === limit.day || (!limit.settled && day === dayOf(parts(limit.day).year, 3, 1))
}
