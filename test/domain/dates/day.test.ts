import { describe, expect, it } from 'vitest'
import { isDay } from '../../../src/domain/dates/day.ts'

const two = (number: number) => String(number).padStart(2, '0')

describe('a day', () => {
  it('is one that the calendar has, from 1900 to 2100, and none beside', () => {
    const wrong: string[] = []
    for (let year = 1899; year <= 2101; year += 1)
      for (let month = 0; month <= 13; month += 1)
        for (let date = 0; date <= 32; date += 1) {
          const text = `${year}-${two(month)}-${two(date)}`
          const at = new Date(Date.UTC(year, month - 1, date))
          const there = at.toISOString().slice(0, 10) === text && year >= 1900 && year <= 2100
          if (isDay(text) !== there) wrong.push(text)
        }
    expect(wrong).toEqual([])
  })

  it.each([
    '',
    '2026',
    '2026-1-1',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01\n',
    '20260101',
    '２０２６-01-01',
    'unsure',
  ])('is not written %j', (text) => {
    expect(isDay(text)).toBe(false)
  })
})
