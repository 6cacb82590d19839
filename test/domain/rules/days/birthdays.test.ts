import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parts } from '../../../../src/domain/dates/arithmetic.ts'
import { ageOn, birthdayIn, birthdayLimit, isLimit } from '../../../../src/domain/rules/days/birthdays.ts'

const born = fc.integer({ min: 0, max: 365 * 80 }).map((days) => addDays('1940-01-01', days))
const made = fc.integer({ min: 0, max: 365 * 14 }).map((days) => addDays('2016-01-01', days))

describe('birthdays', () => {
  it('fall on 28 February in a common year for those born on the 29th', () => {
    expect(birthdayIn('2000-02-29', 2027)).toBe('2027-02-28')
    expect(birthdayIn('2000-02-29', 2028)).toBe('2028-02-29')
  })

  it('make a person older on the day itself', () => {
    expect(ageOn('2011-11-24', '2026-11-23')).toBe(14)
    expect(ageOn('2011-11-24', '2026-11-24')).toBe(15)
    expect(ageOn('2026-11-24', '2026-11-23')).toBe(-1)
  })
})

describe('the birthday limit', () => {
  it.each([
    ['1988-06-10', '2019-09-02', '2029-06-10', 'ten birthdays after the making'],
    ['2020-05-10', '2024-05-10', '2029-05-10', 'the birthday of making does not count'],
    ['2020-05-11', '2024-05-10', '2028-05-11', 'the day after does'],
    ['2020-05-09', '2024-05-10', '2029-05-09', 'the day before is past'],
    ['2002-05-05', '2022-03-31', '2026-05-05', 'nineteen before April 2022: five'],
    ['2002-05-05', '2022-04-01', '2031-05-05', 'nineteen from April 2022 on: ten'],
    ['2002-03-31', '2022-03-31', '2032-03-31', 'twenty on the day: ten'],
  ] as const)('of one born %s with a card of %s is %s: %s', (birthDate, madeOn, day, _why) => {
    expect(birthdayLimit(birthDate, madeOn)?.day).toBe(day)
  })

  it('is open where the birthday is 29 February and the year has none', () => {
    expect(birthdayLimit('2000-02-29', '2021-05-10')).toEqual({ day: '2031-02-28', settled: false })
    expect(birthdayLimit('2000-02-29', '2022-05-10')).toEqual({ day: '2032-02-29', settled: true })
    expect(birthdayLimit('2000-02-28', '2021-05-10')).toEqual({ day: '2031-02-28', settled: true })
  })

  it('is not computed for a card from before there were cards', () => {
    expect(birthdayLimit('1990-01-01', '2015-12-31')).toBeUndefined()
    expect(birthdayLimit('1990-01-01', '2016-01-01')?.day).toBe('2026-01-01')
  })

  it('lies between nine and ten, or four and five years after the making, on a birthday', () => {
    fc.assert(
      fc.property(born, made, (birthDate, madeOn) => {
        const limit = birthdayLimit(birthDate, madeOn)
        if (!limit) throw new Error('no limit')
        expect(limit.day).toBe(birthdayIn(birthDate, parts(limit.day).year))
        const years = parts(limit.day).year - parts(madeOn).year
        expect([4, 5, 9, 10]).toContain(years)
        expect(limit.day > madeOn).toBe(true)
      }),
    )
  })

  it('is what the card says, on 28 February or 1 March where that is open', () => {
    const open = { day: '2031-02-28', settled: false } as const
    expect([isLimit('2031-02-28', open), isLimit('2031-03-01', open), isLimit('2031-03-02', open)]).toEqual([
      true,
      true,
      false,
    ])
    const settled = { day: '2031-02-28', settled: true } as const
    expect([isLimit('2031-02-28', settled), isLimit('2031-03-01', settled)]).toEqual([true, false])
  })
})
