import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, isDay } from '../../../src/domain/dates/day.ts'
import { ERAS, type EraId, fromEra, isoText, toEra } from '../../../src/domain/dates/eras.ts'

const eraOf = (id: EraId) => {
  const era = ERAS.find((one) => one.id === id)
  if (!era) throw new Error(`no era ${id}`)
  return era
}

/** Any day from 1900 to 2100. */
const anyDay = fc
  .integer({ min: 0, max: 73_413 })
  .map((at) => new Date(Date.UTC(1900, 0, 1 + at)).toISOString().slice(0, 10))
  .filter(isDay)

describe('the eras', () => {
  it('are five, each with its sign and its first and last day', () => {
    expect(ERAS).toEqual([
      { id: 'meiji', kanji: '明治', letter: 'M', start: '1868-01-25', end: '1912-07-30' },
      { id: 'taisho', kanji: '大正', letter: 'T', start: '1912-07-30', end: '1926-12-25' },
      { id: 'showa', kanji: '昭和', letter: 'S', start: '1926-12-25', end: '1989-01-07' },
      { id: 'heisei', kanji: '平成', letter: 'H', start: '1989-01-08', end: '2019-04-30' },
      { id: 'reiwa', kanji: '令和', letter: 'R', start: '2019-05-01' },
    ])
  })
})

describe('a day in its era', () => {
  it.each<[Day, EraId, number]>([
    ['1900-01-01', 'meiji', 33],
    ['1912-07-29', 'meiji', 45],
    ['1912-07-30', 'taisho', 1],
    ['1926-12-24', 'taisho', 15],
    ['1926-12-25', 'showa', 1],
    ['1989-01-07', 'showa', 64],
    ['1989-01-08', 'heisei', 1],
    ['2019-04-30', 'heisei', 31],
    ['2019-05-01', 'reiwa', 1],
    ['2020-01-01', 'reiwa', 2],
    ['2100-12-31', 'reiwa', 82],
  ])('%s is %s %i', (day, id, year) => {
    expect(toEra(day)).toMatchObject({ era: { id }, year })
  })

  it('keeps month and date', () => {
    expect(toEra('2026-12-04')).toMatchObject({ month: 12, date: 4 })
  })

  it('is not known before Meiji', () => {
    expect(() => toEra('1868-01-24')).toThrow(new RangeError('no era is known before 1868'))
  })

  it('comes back to the same day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { era, year, month, date } = toEra(day)
        expect(fromEra(era, year, month, date)).toBe(day)
      }),
    )
  })
})

describe('an era date that is no day', () => {
  it.each([
    ['heisei', 31, 5, 1, { because: 'era-ended', era: 'heisei', last: '2019-04-30' }],
    ['heisei', 32, 1, 1, { because: 'era-ended', era: 'heisei', last: '2019-04-30' }],
    ['showa', 64, 1, 8, { because: 'era-ended', era: 'showa', last: '1989-01-07' }],
    ['reiwa', 1, 4, 30, { because: 'era-not-begun', era: 'reiwa', first: '2019-05-01' }],
    ['heisei', 1, 1, 7, { because: 'era-not-begun', era: 'heisei', first: '1989-01-08' }],
    ['reiwa', 9, 2, 30, { because: 'no-such-day' }],
    ['reiwa', 0, 3, 5, { because: 'no-such-day' }],
    ['heisei', 0, 12, 31, { because: 'no-such-day' }],
    ['reiwa', 83, 1, 1, { because: 'out-of-range' }],
    ['meiji', 32, 12, 31, { because: 'out-of-range' }],
    ['meiji', 33, 2, 30, { because: 'no-such-day' }],
    ['reiwa', 82, 2, 30, { because: 'no-such-day' }],
  ] as const)('%s %i-%i-%i: %o', (id, year, month, date, fault) => {
    expect(fromEra(eraOf(id), year, month, date)).toEqual(fault)
  })

  it('the day of a change belongs to both eras where both claimed it, and to one where not', () => {
    expect(fromEra(eraOf('meiji'), 45, 7, 30)).toBe('1912-07-30')
    expect(fromEra(eraOf('taisho'), 1, 7, 30)).toBe('1912-07-30')
    expect(fromEra(eraOf('taisho'), 15, 12, 25)).toBe('1926-12-25')
    expect(fromEra(eraOf('showa'), 1, 12, 25)).toBe('1926-12-25')
    expect(fromEra(eraOf('heisei'), 31, 4, 30)).toBe('2019-04-30')
    expect(fromEra(eraOf('reiwa'), 82, 12, 31)).toBe('2100-12-31')
    expect(fromEra(eraOf('meiji'), 33, 1, 1)).toBe('1900-01-01')
  })
})

describe('three numbers as YYYY-MM-DD', () => {
  it('are padded with noughts', () => {
    expect(isoText(27, 3, 5)).toBe('0027-03-05')
    expect(isoText(2027, 12, 31)).toBe('2027-12-31')
  })
})
