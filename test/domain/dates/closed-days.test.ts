import JapaneseHolidays from 'japanese-holidays'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, parts } from '../../../src/domain/dates/arithmetic.ts'
import {
  HOLIDAY_YEARS,
  isSurelyClosed,
  lastOpenDay,
  mayBeClosed,
  nextOpenDay,
} from '../../../src/domain/dates/closed-days.ts'
import type { Day } from '../../../src/domain/dates/day.ts'

const everyDay = (from: Day, to: Day): readonly Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Closed by the other library and by the plain rules, worked out anew. */
function closedElsewhere(day: Day): boolean {
  const { year, month, date } = parts(day)
  const at = new Date(year, month - 1, date, 12)
  const yearEnd = (month === 12 && date >= 29) || (month === 1 && date <= 3)
  return yearEnd || [0, 6].includes(at.getDay()) || Boolean(JapaneseHolidays.isHoliday(at, true))
}

describe('closed days', () => {
  it('agree with another holiday library on every day of 2020 to 2035', () => {
    const differ = everyDay('2020-01-01', '2035-12-31').filter(
      (day) => isSurelyClosed(day) !== closedElsewhere(day),
    )
    expect(differ).toEqual([])
  })

  it.each([
    ['2026-05-06', 'a substitute for Sunday'],
    ['2026-09-22', 'the day between two holidays'],
    ['2026-12-29', 'the year end'],
    ['2027-01-03', 'the year’s beginning'],
    ['2026-11-28', 'a Saturday'],
    ['2026-11-29', 'a Sunday'],
    ['2026-11-23', 'a national holiday'],
  ] as const)('%s is closed: %s', (day, _why) => {
    expect(mayBeClosed(day)).toBe(true)
  })

  it.each(['2026-12-28', '2027-01-04', '2026-11-24', '2026-11-27'] as const)('%s is open', (day) => {
    expect(mayBeClosed(day)).toBe(false)
  })

  it('can be more than the usual ones', () => {
    expect(mayBeClosed('2026-11-24', new Set(['2026-11-24'] as const))).toBe(true)
  })

  it('are rather too many than too few in years whose holidays are not listed yet', () => {
    const year = HOLIDAY_YEARS.last + 1
    const equinoxes = [dayOf(year, 3, 20), dayOf(year, 3, 21), dayOf(year, 9, 22), dayOf(year, 9, 23)]
    expect(equinoxes.every((day) => mayBeClosed(day))).toBe(true)
    const days = everyDay(dayOf(year, 1, 1), dayOf(year, 12, 31))
    expect(days.some((day) => !mayBeClosed(day))).toBe(true)
    expect(days.filter((day) => isSurelyClosed(day) && !mayBeClosed(day))).toEqual([])
  })
})

describe('open days', () => {
  it('the last one lies on or before the day, from the first on', () => {
    expect(lastOpenDay('2026-12-01', '2026-12-31')).toBe('2026-12-28')
    expect(lastOpenDay('2026-12-01', '2026-12-15')).toBe('2026-12-15')
    expect(lastOpenDay('2026-12-28', '2026-12-28')).toBe('2026-12-28')
  })

  it('there may be none', () => {
    expect(lastOpenDay('2026-11-21', '2026-11-23')).toBeUndefined()
    expect(lastOpenDay('2026-12-16', '2026-12-15')).toBeUndefined()
  })

  it('the next one lies on or after the day', () => {
    expect(nextOpenDay('2026-12-29')).toBe('2027-01-04')
    expect(nextOpenDay('2026-11-24')).toBe('2026-11-24')
  })
})
