import { addMonths as byDateFns, subDays } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, monthLength, parts } from '../../../../src/domain/dates/arithmetic.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { twoMonthsAfter } from '../../../../src/domain/rules/days/two-months.ts'

const anyDay = fc.integer({ min: 0, max: 365 * 60 }).map((days) => addDays('2020-01-01', days))

/** Civil Code 140 and 143, article by article, over Date objects. */
function byTheArticles(stayEnd: Day): string {
  const { year, month, date } = parts(stayEnd)
  // 140: the first day does not count; the period starts at midnight of the day after.
  const start = new Date(year, month - 1, date + 1, 12)
  // 143 (1): from the first of a month it runs by whole months.
  if (start.getDate() === 1) return text(new Date(start.getFullYear(), start.getMonth() + 2, 0, 12))
  // 143 (2): it ends on the eve of the corresponding day; where there is none, on the last day of that month.
  const months = byDateFns(start, 2)
  return text(months.getDate() === start.getDate() ? subDays(months, 1) : months)
}

const text = (at: Date): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`

describe('two months after the end of stay', () => {
  it('agree with the articles of the Civil Code, read anew', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(twoMonthsAfter(day).civilCode).toBe(byTheArticles(day))
      }),
      { numRuns: 3_000 },
    )
  })

  it('are in the safe reading never later, and at most two days earlier', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { safe, civilCode } = twoMonthsAfter(day)
        expect([0, 1, 2]).toContain(daysBetween(safe, civilCode))
      }),
      { numRuns: 3_000 },
    )
  })

  it('differ for exactly three ends of stay a year', () => {
    for (const year of [2026, 2027, 2028]) {
      const days = Array.from({ length: 366 }, (_, at) => addDays(dayOf(year, 1, 1), at))
      const differ = days.filter((day) => {
        const { safe, civilCode } = twoMonthsAfter(day)
        return parts(day).year === year && safe !== civilCode
      })
      expect(differ).toEqual([`${year}-02-${monthLength(year, 2)}`, `${year}-06-30`, `${year}-11-30`])
    }
  })

  it.each([
    ['2027-08-31', '2027-10-31', '2027-10-31'],
    ['2026-12-31', '2027-02-28', '2027-02-28'],
    ['2027-12-29', '2028-02-29', '2028-02-29'],
    ['2027-11-30', '2028-01-30', '2028-01-31'],
    ['2027-02-28', '2027-04-28', '2027-04-30'],
    ['2027-06-30', '2027-08-30', '2027-08-31'],
  ] as const)('%s leads to %s, by the Civil Code to %s', (stayEnd, safe, civilCode) => {
    expect(twoMonthsAfter(stayEnd)).toEqual({ safe, civilCode })
  })
})
