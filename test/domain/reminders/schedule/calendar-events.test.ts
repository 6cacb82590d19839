import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import { calendarEvents } from '../../../../src/domain/reminders/schedule/calendar-events.ts'
import { type Published, publish } from '../../../../src/domain/reminders/schedule/published-events.ts'
import { anyScene, day, PENDING, personWith } from '../people.ts'

const today = day('2026-11-22')
const live = (events: readonly Published[]) => events.filter(({ cancelled }) => !cancelled)

describe('a person’s calendar', () => {
  it('holds every deadline, and the last open day before one that is closed', () => {
    const events = calendarEvents(personWith(PENDING), today)
    expect(events.map(({ day: on, summary }) => `${on} ${summary}`).sort()).toEqual([
      '2026-12-25 Special extension (特例期間延長): last open day',
      '2026-12-27 Special extension (特例期間延長): last day, the office is closed',
      '2027-02-26 Extension (有効期間変更): last open day',
      '2027-02-27 Extension (有効期間変更): last day, the office is closed',
    ])
  })

  it('speaks the person’s language', () => {
    const [event] = calendarEvents({ ...personWith(PENDING), language: 'ja' }, today)
    expect(event?.summary).toContain('窓口の最終日')
  })

  it('gives out the same again while nothing changes, for any answers', () => {
    let met = 0
    fc.assert(
      fc.property(anyScene, ({ today: on, answers }) => {
        const record = personWith(answers)
        const first = publish([], calendarEvents(record, on), on, 1)
        met += first.length
        expect(publish(first, calendarEvents(record, on), on, 2)).toEqual(first)
        expect(new Set(first.map(({ uid }) => uid)).size).toBe(first.length)
        expect(first.every(({ sequence }) => sequence === 0)).toBe(true)
      }),
      { numRuns: 150 },
    )
    expect(met).toBeGreaterThan(60)
  })

  it('cancels what is no longer planned with a higher number, tells it for two months, and takes it back when it returns', () => {
    const before = publish([], calendarEvents(personWith(PENDING), today), today, 1)
    const extended = personWith({ ...PENDING, 'card-until': '2027-02-27', 'special-extension': 'yes' })
    const after = publish(before, calendarEvents(extended, today), today, 2)
    const cancelled = after.filter((one) => one.cancelled)
    expect(cancelled.map(({ day: on, sequence }) => [on, sequence])).toEqual([
      ['2026-12-25', 1],
      ['2026-12-27', 1],
    ])
    const later = addDays(today, 61)
    expect(publish(after, calendarEvents(extended, later), later, 3).some((one) => one.cancelled)).toBe(false)
    const back = publish(after, calendarEvents(personWith(PENDING), today), today, 4)
    expect(
      live(back)
        .filter(({ day: on }) => on < '2027-01-01')
        .map(({ sequence }) => sequence),
    ).toEqual([2, 2])
  })

  it('keeps what is over, and counts up what only changed its words', () => {
    const before = publish([], calendarEvents(personWith(PENDING), today), today, 1)
    const then = day('2026-12-26')
    expect(publish(before, [], then, 2).find(({ day: on }) => on === '2026-12-25')).toMatchObject({
      sequence: 0,
    })
    const japanese = publish(
      before,
      calendarEvents({ ...personWith(PENDING), language: 'ja' }, today),
      today,
      2,
    )
    expect(japanese.every(({ sequence }) => sequence === 1)).toBe(true)
  })
})
