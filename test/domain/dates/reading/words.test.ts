import { describe, expect, it, vi } from 'vitest'
import { fold } from '../../../../src/domain/dates/reading/fold.ts'
import { dateWords } from '../../../../src/domain/dates/reading/locale-words.ts'
import {
  BIKRAM_MONTHS,
  LOCALES,
  MORE_MONTHS,
  OWN_WORDS,
  PERSIAN_MONTHS,
} from '../../../../src/domain/dates/reading/word-lists.ts'
import { type Word, wordsAt } from '../../../../src/domain/dates/reading/words.ts'

const word = (text: string): Word | undefined => {
  const name = fold(text).replace(/[.\s]+$/, '')
  return wordsAt(name, 0).find(({ length }) => length === name.length)?.word
}

const STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { dateStyle: 'full' },
  { year: 'numeric', month: 'short', day: 'numeric' },
]

/** The names of a month as a language prints it, those left out that hold its number. */
function namesOf(locale: string, month: number): string[] {
  const gregorian = new Intl.Locale(locale, { calendar: 'gregory', numberingSystem: 'latn' })
  return STYLES.flatMap((style) =>
    new Intl.DateTimeFormat(gregorian, { timeZone: 'UTC', ...style })
      .formatToParts(Date.UTC(2026, month - 1, 5))
      .flatMap(({ type, value }) => (type === 'month' && !/\p{N}|[月월]|^.$/u.test(value) ? [value] : [])),
  )
}

describe('the names of months', () => {
  it.each(LOCALES)('of %s all mean their month and no other', (locale) => {
    for (let month = 1; month <= 12; month++)
      for (const name of namesOf(locale, month)) expect(word(name), name).toEqual({ code: 'M', month })
  })

  it('of other calendars are told apart', () => {
    for (const name of BIKRAM_MONTHS) expect(word(name), name).toEqual({ code: 'O', name: 'bikram-sambat' })
    for (const name of PERSIAN_MONTHS) expect(word(name), name).toEqual({ code: 'O', name: 'persian' })
  })

  it('are known in the other spellings that people write', () => {
    for (const [month, names] of Object.entries(MORE_MONTHS))
      for (const name of names) expect(word(name), name).toEqual({ code: 'M', month: Number(month) })
    expect(word('अगष्टमा')).toEqual({ code: 'M', month: 8 })
    expect(word('रेइवा')).toEqual({ code: 'E', name: 'reiwa' })
  })

  it('are found with what stands before and behind them', () => {
    expect(word('เดือนมีนาคม')).toEqual({ code: 'M', month: 3 })
    expect(word('ខែមីនា')).toEqual({ code: 'M', month: 3 })
    expect(word('ເດືອນມີນາ')).toEqual({ code: 'M', month: 3 })
    expect(word('မတ်လ')).toEqual({ code: 'M', month: 3 })
    expect(word('гуравдугаар сарын')).toEqual({ code: 'M', month: 3 })
    expect(word('มีค')).toEqual({ code: 'M', month: 3 })
    expect(word('मार्चको')).toEqual({ code: 'M', month: 3 })
    expect(word('डिसेम्बरसम्म')).toEqual({ code: 'M', month: 12 })
  })
})

describe('the other words', () => {
  it('mean what the languages’ files say', () => {
    const wrong = dateWords().flatMap(({ year, month, day, monthBefore, endings, small }) =>
      Object.entries({ y: year, m: month, d: day, v: monthBefore, o: endings, ' ': small }).flatMap(
        ([code, texts]) => texts.filter((text) => word(text)?.code !== code),
      ),
    )
    expect(dateWords().length).toBeGreaterThan(15)
    expect(wrong).toEqual([])
  })

  it('mean what the list says', () => {
    for (const { code, name, texts } of OWN_WORDS)
      for (const text of texts)
        expect(word(text), text).toEqual({ code, ...(name !== undefined && { name }) })
  })

  it('are weekdays too, which are passed over', () => {
    for (const name of [
      'Friday',
      'Fri',
      'viernes',
      'Thứ Sáu',
      'Thứ 6',
      '금요일',
      '金曜日',
      '星期五',
      'शुक्रबार',
      'วันศุกร์',
    ])
      expect(word(name), name).toEqual({ code: ' ' })
  })

  it('are found where they stand, longest first', () => {
    const lengths = wordsAt('5 march', 2).map(({ length }) => length)
    expect(lengths[0]).toBe(5)
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a))
    expect(wordsAt('5 march', 0)).toEqual([])
    expect(wordsAt('mar', 0)[0]).toEqual({ word: { code: 'M', month: 3 }, length: 3 })
    expect(wordsAt('mart', 3)).toEqual([{ word: { code: 'E', name: 'taisho' }, length: 1 }])
  })
})

describe('the lexicon', () => {
  it('makes eight formatters for a language and no more: each costs as much as a hundred words', async () => {
    vi.resetModules()
    const made = vi.spyOn(Intl, 'DateTimeFormat')
    const anew = await import('../../../../src/domain/dates/reading/words.ts')
    anew.wordsAt('march', 0)
    expect(made.mock.calls.length).toBeGreaterThanOrEqual(LOCALES.length)
    expect(made.mock.calls.length).toBeLessThanOrEqual(LOCALES.length * 8)
    made.mockRestore()
  })
})
