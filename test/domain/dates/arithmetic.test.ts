import { execFileSync } from 'node:child_process'
import * as dateFns from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayNumber,
  dayNumbered,
  dayOf,
  daysBetween,
  earlier,
  endOfMonth,
  later,
  monthLength,
} from '../../../src/domain/dates/arithmetic.ts'
import { isDay } from '../../../src/domain/dates/day.ts'

const number = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2090-12-31') })
const day = number.map(dayNumbered)
/** The same day as a local date at noon, for date-fns. */
const local = (text: string): Date => dateFns.parse(`${text} 12`, 'yyyy-MM-dd HH', new Date(0))
const written = (date: Date): string => dateFns.format(date, 'yyyy-MM-dd')

describe('calendar arithmetic', () => {
  it('numbers the days one by one', () => {
    fc.assert(
      fc.property(number, (n) => {
        expect(isDay(dayNumbered(n))).toBe(true)
        expect(dayNumber(dayNumbered(n))).toBe(n)
        expect(dayNumbered(n) < dayNumbered(n + 1)).toBe(true)
      }),
    )
  })

  it('agrees with date-fns on days, months and ends of months', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -30, max: 30 }), (from, count) => {
        expect(addDays(from, count)).toBe(written(dateFns.addDays(local(from), count)))
        expect(addMonths(from, count)).toBe(written(dateFns.addMonths(local(from), count)))
        expect(endOfMonth(from, count)).toBe(
          written(dateFns.lastDayOfMonth(dateFns.addMonths(local(from), count))),
        )
      }),
    )
  })

  it('counts the days between', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
    expect(daysBetween('2028-03-01', '2028-02-27')).toBe(-3)
  })

  it.each([
    [2000, 29],
    [2026, 28],
    [2028, 29],
    [2100, 28],
  ])('gives February %i its %i days', (year, length) => {
    expect(monthLength(year, 2)).toBe(length)
  })

  it('gives the other months theirs', () => {
    expect([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => monthLength(2026, month))).toEqual([
      31, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
  })

  it('says which day is earlier and which later', () => {
    expect([earlier('2026-01-02', '2026-01-01'), later('2026-01-02', '2026-01-01')]).toEqual([
      '2026-01-01',
      '2026-01-02',
    ])
    expect([earlier('2026-01-01', '2026-01-02'), later('2026-01-01', '2026-01-02')]).toEqual([
      '2026-01-01',
      '2026-01-02',
    ])
  })

  it('has no day past the year 9999', () => {
    expect(() => dayOf(10_000, 1, 1)).toThrow(RangeError)
  })

  it.skipIf(process.env.PROPERTY_RUNS)('is the same in every zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Apia', 'America/Los_Angeles'])
      expect(inZone(zone)).toBe('2011-12-30 2011-12-30 2026-03-09')
  })
})

/** What a process in another zone makes of days that are odd there. */
function inZone(zone: string): string {
  const script = `import { addDays, addMonths } from './src/domain/dates/arithmetic.ts'
    console.log(addDays('2011-12-29', 1), addMonths('2011-10-30', 2), addDays('2026-03-08', 1))`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  }).trim()
}
