import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KNOWN_LANGUAGES } from '../../../src/contracts/languages.ts'
import { type Day, isDay } from '../../../src/domain/dates/day.ts'
import { buttonDay, daysLeft, shortEra, showDay, showEra, showRange } from '../../../src/domain/dates/show.ts'

const anyDay = fc
  .integer({ min: 0, max: 73_413 })
  .map((at) => new Date(Date.UTC(1900, 0, 1 + at)).toISOString().slice(0, 10))
  .filter(isDay)

describe('a day in words', () => {
  it.each([
    ['en', 'Friday 4 December 2026', '4 December 2026'],
    ['ja', '2026年12月4日(金)', '2026年12月4日'],
    ['vi', 'Thứ Sáu, 4 tháng 12, 2026', '4 tháng 12, 2026'],
    ['ko', '2026년 12월 4일 금요일', '2026년 12월 4일'],
    ['zh-Hans', '2026年12月4日星期五', '2026年12月4日'],
    ['pt-BR', 'sexta-feira, 4 de dezembro de 2026', '4 de dezembro de 2026'],
    ['es', 'viernes, 4 de diciembre de 2026', '4 de diciembre de 2026'],
    ['id', 'Jumat, 04 Desember 2026', '4 Desember 2026'],
    ['fil', 'Biyernes, Disyembre 4, 2026', 'Disyembre 4, 2026'],
  ])('in %s is %s, or %s', (language, whole, withoutWeekday) => {
    expect(showDay('2026-12-04', language)).toBe(whole)
    expect(showDay('2026-12-04', language, { weekday: true })).toBe(whole)
    expect(showDay('2026-12-04', language, { weekday: false })).toBe(withoutWeekday)
  })

  it.each(
    'en ja ja-x-easy vi zh zh-Hant zh-TW ko pt es ne id th my fil km lo mn si bn hi ur fa fa-AF ar ar-EG ps fr ru uz ta'.split(
      ' ',
    ),
  )('in %s keeps the Gregorian year and Western digits', (language) => {
    for (const weekday of [true, false]) {
      const text = showDay('2026-12-04', language, { weekday })
      expect(text).toMatch(/2026/)
      expect(text).toMatch(/(?<!\d)0?4(?!\d)/)
      expect(text.replace(/[0-9]/g, '')).not.toMatch(/\p{Nd}/u)
      expect(text).not.toMatch(/2569|1405|1448|令和/)
    }
  })

  it('takes a language that says calendar and digits of its own for what it is', () => {
    expect(showDay('2026-12-04', 'th-u-ca-buddhist-nu-thai', { weekday: false })).toBe('4 ธันวาคม ค.ศ. 2026')
  })

  it('is the same on every machine, whatever its time zone', () => {
    expect(showDay('2026-01-01', 'en')).toBe('Thursday 1 January 2026')
    expect(showDay('2026-12-31', 'ja')).toBe('2026年12月31日(木)')
  })

  it('refuses what is no language tag', () => {
    expect(() => showDay('2026-12-04', 'no language')).toThrow(RangeError)
  })
})

describe('a day on a button', () => {
  it.each([
    ['en', '30 September 2026'],
    ['ja', '2026年9月30日'],
    ['vi', '30 tháng 9, 2026'],
    ['es', '30 sept 2026'],
    ['pt-BR', '30 de set. de 2026'],
    ['mn', '2026-09-30'],
  ])('in %s is %s', (language, shown) => {
    expect(buttonDay('2026-09-30', language)).toBe(shown)
  })

  it.each(KNOWN_LANGUAGES)('in %s is whole and has at most 20 graphemes, whatever the day', (language) => {
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
    fc.assert(
      fc.property(anyDay, (day) => {
        const shown = buttonDay(day, language)
        expect([...graphemes.segment(shown)].length).toBeLessThanOrEqual(20)
        expect(shown).toContain(day.slice(0, 4))
        expect(shown).toMatch(new RegExp(`(?<!\\d)0?${Number(day.slice(8))}(?!\\d)`))
      }),
    )
  })
})

describe('two days', () => {
  it.each([
    ['en', '4 December 2026 – 1 March 2027'],
    ['ja', '2026年12月4日～2027年3月1日'],
    ['ja-x-easy', '2026年12月4日～2027年3月1日'],
    ['ko', '2026년 12월 4일~2027년 3월 1일'],
    ['zh-Hant', '2026年12月4日至2027年3月1日'],
    ['ne', '2026 डिसेम्बर 4 – 2027 मार्च 1'],
  ])('in %s: %s', (language, text) => {
    expect(showRange('2026-12-04', '2027-03-01', language)).toBe(text)
  })
})

describe('a day of an era', () => {
  it.each<[Day, string, string]>([
    ['2026-12-04', '令和8年12月4日', 'R8.12.4'],
    ['2019-05-01', '令和元年5月1日', 'R1.5.1'],
    ['2020-01-01', '令和2年1月1日', 'R2.1.1'],
    ['2019-04-30', '平成31年4月30日', 'H31.4.30'],
    ['1989-01-08', '平成元年1月8日', 'H1.1.8'],
    ['1989-01-07', '昭和64年1月7日', 'S64.1.7'],
  ])('%s is %s, in short %s', (day, whole, short) => {
    expect(showEra(day)).toBe(whole)
    expect(shortEra(day)).toBe(short)
  })

  it('is what the calendar of Intl says, from Taisho on', () => {
    const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' })
    fc.assert(
      fc.property(anyDay, (day) => {
        fc.pre(day >= '1912-07-30')
        expect(showEra(day)).toBe(intl.format(new Date(`${day}T00:00:00Z`)))
      }),
    )
  })
})

describe('days left', () => {
  it.each<[Day, Day, number]>([
    ['2026-11-21', '2026-12-04', 13],
    ['2026-12-04', '2026-12-04', 0],
    ['2026-12-05', '2026-12-04', -1],
    ['2026-12-31', '2027-01-01', 1],
    ['2028-02-28', '2028-03-01', 2],
    ['2027-02-28', '2027-03-01', 1],
    ['1900-01-01', '2100-12-31', 73_413],
  ])('from %s to %s: %i', (today, day, left) => {
    expect(daysLeft(today, day)).toBe(left)
  })

  it('there and back is nothing', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(daysLeft(a, b) + daysLeft(b, a)).toBe(0)
        expect(Math.sign(daysLeft(a, b))).toBe(a < b ? 1 : a === b ? 0 : -1)
      }),
    )
  })
})
