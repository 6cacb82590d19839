import { describe, expect, it } from 'vitest'
import { type Day, isDay } from '../../../../src/domain/dates/day.ts'
import { readDay } from '../../../../src/domain/dates/reading/read.ts'
import { shortEra, showDay, showEra } from '../../../../src/domain/dates/show.ts'

const today: Day = '2026-11-22'
const LANGUAGES =
  'en ja vi zh-Hans zh-Hant ko pt-BR es ne id th my fil tl km lo mn si bn hi ur fa-AF ar fr de it ru uk uz tr'.split(
    ' ',
  )

/** Every day from 1 January 1900 to 31 December 2100. */
const everyDay: readonly Day[] = Array.from({ length: 73_414 }, (_, at) =>
  new Date(Date.UTC(1900, 0, 1 + at)).toISOString().slice(0, 10),
).filter(isDay)

const notReadBack = (days: readonly Day[], print: (day: Day) => string): string[] =>
  days.flatMap((day) => {
    const reading = readDay(print(day), { today })
    return 'day' in reading && reading.day === day
      ? []
      : [`${day}: ${print(day)} → ${JSON.stringify(reading)}`]
  })

describe('every day of 1900–2100 that we print is read back', () => {
  it('counts them all', () => {
    expect(everyDay).toHaveLength(73_414)
    expect(everyDay.at(-1)).toBe('2100-12-31')
  })
  it('as an era date', () => expect(notReadBack(everyDay, showEra)).toEqual([]))
  it('as a short era date', () => expect(notReadBack(everyDay, shortEra)).toEqual([]))
  it('as YYYY-MM-DD, up to 15 years ahead; beyond, it is taken for a Nepali year', () => {
    const near = everyDay.filter((day) => day < '2042')
    expect(notReadBack(near, (day) => day)).toEqual([])
    expect(readDay('2042-01-01', { today })).toEqual({ problem: 'other-calendar', calendar: 'bikram-sambat' })
  })
  it.each(['en', 'ja'])('whole, in %s', (language) =>
    expect(notReadBack(everyDay, (day) => showDay(day, language))).toEqual([]),
  )
  it.each(LANGUAGES)('in %s, with the weekday and without', (language) => {
    const some = everyDay.filter((_, at) => at % 61 === 0)
    expect(notReadBack(some, (day) => showDay(day, language, { weekday: false }))).toEqual([])
    expect(notReadBack(some, (day) => showDay(day, language))).toEqual([])
  })
})
