import { add, format } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveDay } from '../../../../src/domain/conversation/state/relative-day.ts'
import { isDay } from '../../../../src/domain/dates/day.ts'

const distances = [{ days: 0 }, { days: -40 }, { months: 1 }, { months: -3 }, { years: -6 }, { years: 11 }]
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
  .map((date) => format(date, 'yyyy-MM-dd'))

describe('a day of a flow', () => {
  it('lies as far from today as it says, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...distances), days)), (all) => {
        for (const [distance, today] of all) {
          if (!isDay(today)) throw new RangeError(today)
          expect(resolveDay(distance, {}, today)).toBe(
            format(add(`${today}T00:00:00`, distance), 'yyyy-MM-dd'),
          )
        }
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })

  it('is the fixed one, or that of another answer if that is a day', () => {
    expect(resolveDay({ day: '2016-01-01' }, {}, '2026-11-24')).toBe('2016-01-01')
    const same = { sameAs: 'card-until' }
    expect(resolveDay(same, { 'card-until': '2027-03-01' }, '2026-11-24')).toBe('2027-03-01')
    expect(resolveDay(same, { 'card-until': 'unsure' }, '2026-11-24')).toBeUndefined()
    expect(resolveDay(same, {}, '2026-11-24')).toBeUndefined()
  })
})
