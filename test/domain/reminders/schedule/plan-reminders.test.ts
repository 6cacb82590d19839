import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonRecord } from '../../../../src/domain/conversation/state/record.ts'
import { addDays, daysBetween } from '../../../../src/domain/dates/arithmetic.ts'
import { isSurelyClosed } from '../../../../src/domain/dates/closed-days.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { deadlinesOf } from '../../../../src/domain/reminders/schedule/deadlines.ts'
import { readKind, stepId, stepOf } from '../../../../src/domain/reminders/schedule/ids.ts'
import type { PlannedReminder } from '../../../../src/domain/reminders/schedule/planned-reminder.ts'
import { projectedPlanOf, scheduleFor } from '../../../../src/domain/reminders/schedule/projected-plan.ts'
import { anyRenewal, anyRhythm, anyScene, day, HOLDER, PENDING, personWith } from '../people.ts'

const RUNS = { numRuns: 250 }
const COSTS_THE_CARD = [
  'special-extension',
  'extend',
  'apply-for-new-card',
  'collect-my-number-card',
  'apply-to-immigration',
]

const isQuestion = (one: PlannedReminder) => readKind(one).stage.startsWith('after-')
const isUndated = (one: PlannedReminder) => readKind(one).stage.startsWith('nudge-')
const isCheck = (one: PlannedReminder) => readKind(one).stage.startsWith('check-')

function deadlines(answers: Readonly<Record<string, string>>, today: ReturnType<typeof day>) {
  const [card] = personWith(answers).cards
  if (!card) throw new Error('no card')
  return deadlinesOf(projectedPlanOf(card, today), today)
}

describe('for any answers on any day', () => {
  it('warns of every deadline that could cost the card at least twice before its last open day, when asked eight days ahead', () => {
    let met = 0
    fc.assert(
      fc.property(fc.oneof(anyScene, anyRenewal), anyRhythm, ({ today, answers }, rhythm) => {
        const planned = scheduleFor(personWith(answers, { rhythm, since: today }), today)
        for (const { action, by, goBy, opens } of deadlines(answers, today)) {
          if (
            !goBy ||
            !COSTS_THE_CARD.includes(action) ||
            goBy < addDays(today, 8) ||
            goBy < addDays(opens, 8)
          )
            continue
          const before = planned.filter((one) => stepOf(one.id) === stepId('1', action, by) && one.day < goBy)
          met += 1
          expect(before.length, `${action} by ${by}, ${rhythm}`).toBeGreaterThanOrEqual(2)
        }
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(40)
  })

  it('counts to the last open day and goes silent after the last day, but for the question whether it worked', () => {
    let met = 0
    fc.assert(
      fc.property(anyScene, anyRhythm, ({ today, answers }, rhythm) => {
        const known = new Map(deadlines(answers, today).map((one) => [stepId('1', one.action, one.by), one]))
        for (const one of scheduleFor(personWith(answers, { rhythm }), today)) {
          const deadline = known.get(stepOf(one.id))
          met += 1
          if (!deadline) expect(isUndated(one), one.kind).toBe(true)
          else if (isQuestion(one)) expect(one.day > deadline.by).toBe(true)
          else {
            expect(one.day <= (deadline.goBy ?? deadline.by), one.kind).toBe(true)
            expect(one.until).toBe(deadline.by)
          }
        }
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(150)
  })

  it('says nothing in the past, on the day on which it was asked, or at night', () => {
    let met = 0
    fc.assert(
      fc.property(
        anyScene,
        fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined }),
        ({ today, answers }, hour) => {
          const settings = { since: today, ...(hour !== undefined && { hour }) }
          for (const one of scheduleFor(personWith(answers, settings), today)) {
            met += 1
            expect(one.day > today).toBe(true)
            expect(one.hour).toBeGreaterThanOrEqual(9)
            expect(one.hour).toBeLessThan(20)
            if (hour !== undefined && hour >= 9 && hour < 20) expect(one.hour).toBe(hour)
          }
        },
      ),
      RUNS,
    )
    expect(met).toBeGreaterThan(150)
  })

  it('plans the same again, under ids that are all different and tell no day', () => {
    let met = 0
    fc.assert(
      fc.property(anyScene, anyRhythm, ({ today, answers }, rhythm) => {
        const record = personWith(answers, { rhythm })
        const planned = scheduleFor(record, today)
        expect(scheduleFor(record, today)).toEqual(planned)
        met += planned.length
        expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length)
        for (const { id } of planned) expect(id).toMatch(/^[A-Za-z0-9]{18}$/)
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(150)
  })

  it('only loses reminders as the days go by: a later plan has none that the earlier had not, on the same days', () => {
    let met = 0
    fc.assert(
      fc.property(
        anyScene,
        anyRhythm,
        fc.integer({ min: 1, max: 120 }),
        ({ today, answers }, rhythm, days) => {
          const record = personWith(answers, { rhythm })
          const then = addDays(today, days)
          const before = new Map(scheduleFor(record, today).map((one) => [one.id, one]))
          for (const one of scheduleFor(record, then)) {
            if (isUndated(one) || one.kind.startsWith('finish')) continue
            met += 1
            expect(before.get(one.id), `${one.kind} ${one.day}`).toEqual(one)
          }
        },
      ),
      RUNS,
    )
    expect(met).toBeGreaterThan(60)
  })

  it('pushes at most six times for one step in the normal rhythm, and five times in the fewest', () => {
    let met = 0
    fc.assert(
      fc.property(anyScene, ({ today, answers }) => {
        for (const [rhythm, most] of [
          ['normal', 6],
          // Thirty, fourteen, seven, one day before; and once soon after the new residence card.
          ['few', 5],
        ] as const) {
          const planned = scheduleFor(personWith(answers, { rhythm }), today)
          const pushes = planned.filter((one) => !isQuestion(one) && !isCheck(one))
          met += pushes.length
          const counts = Map.groupBy(pushes, ({ id }) => stepOf(id))
          for (const [, own] of counts) expect(own.length, own[0]?.kind).toBeLessThanOrEqual(most)
        }
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(150)
  })

  it('is silent about what is done or stopped, about a stopped card, and when reminders are off', () => {
    let met = 0
    fc.assert(
      fc.property(anyScene, ({ today, answers }) => {
        const record = personWith(answers)
        const [first] = scheduleFor(record, today)
        if (!first) return
        met += 1
        const step = stepOf(first.id)
        const done = { ...record, cards: record.cards.map((card) => ({ ...card, done: { [step]: today } })) }
        expect(scheduleFor(done, today).filter(({ id }) => stepOf(id) === step)).toEqual([])
        const stopped = scheduleFor({ ...record, stopped: [step] }, today)
        expect(stopped.filter(({ id }) => stepOf(id) === step)).toEqual([])
        expect(scheduleFor({ ...record, stopped: ['card:1'] }, today)).toEqual([])
        expect(scheduleFor(personWith(answers, { reminders: false }), today)).toEqual([])
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(40)
  })

  it('sends nothing during a snooze, one on its last day, and never snoozes past the day before the last open one', () => {
    let met = 0
    fc.assert(
      fc.property(anyScene, fc.integer({ min: 1, max: 90 }), ({ today, answers }, days) => {
        const record = personWith(answers)
        const until = addDays(today, days)
        const waiting = deadlines(answers, today).flatMap(({ action, by, goBy }) =>
          goBy && goBy >= addDays(today, 2) ? [{ goBy, step: stepId('1', action, by) }] : [],
        )
        for (const { step, goBy } of waiting) {
          if (remindersBefore(record, step, today).length === 0) continue
          const snoozed = remindersBefore({ ...record, snoozed: { [step]: until } }, step, today)
          const snoozeEnd = until < goBy ? until : addDays(goBy, -1)
          expect(snoozed[0]?.day).toBe(snoozeEnd)
          expect(snoozed.every((one) => one.day >= snoozeEnd)).toBe(true)
          met += 1
        }
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(20)
  })
})

/** The reminders of a step before its last day. */
const remindersBefore = (record: PersonRecord, step: string, today: Day) =>
  scheduleFor(record, today).filter((one) => stepOf(one.id) === step && !isQuestion(one))

describe('the days of the schedules', () => {
  const today = day('2026-11-22')
  const plan = (answers: Readonly<Record<string, string>>, action: string) =>
    scheduleFor(personWith({ ...HOLDER, ...answers }), today)
      .filter(({ kind }) => kind.startsWith(`${action}:`))
      .map(({ kind, day: on }) => `${readKind({ kind }).stage} ${on}`)

  it('reminds of a special extension 30, 14, 7, 3, 1 days before and on the last open day, then asks', () => {
    // The card ends on Sunday 27 December; the last open day is Friday.
    expect(plan(PENDING, 'special-extension')).toEqual([
      '30-days 2026-11-25',
      '14-days 2026-12-11',
      '7-days 2026-12-18',
      '3-days 2026-12-22',
      '1-days 2026-12-24',
      '0-days 2026-12-25',
      'after-1 2026-12-28',
      'after-14 2027-01-10',
    ])
  })

  it('asks every two weeks after a special extension whether the new residence card has come', () => {
    const waiting = {
      'card-until': '2027-02-27',
      'stay-until': '2026-12-27',
      renewal: 'filed',
      pending: 'extension',
      'special-extension': 'yes',
    }
    const checks = plan(waiting, 'extend').filter((one) => one.startsWith('check'))
    expect(checks).toEqual([
      'check-86 2026-12-02',
      'check-72 2026-12-16',
      'check-58 2026-12-30',
      'check-44 2027-01-13',
    ])
  })

  it('comes back years later, when the next window opens', () => {
    const upToDate = { 'card-until': '2028-06-30', 'stay-until': '2028-06-30', renewal: 'nothing' }
    expect(plan(upToDate, 'apply-to-immigration')[0]).toBe('window 2028-03-30')
  })

  it('tells of certificates and a birthday three months, one month and one week before', () => {
    const certificates = {
      'card-until': '2029-12-15',
      'stay-until': '2029-12-15',
      renewal: 'nothing',
      'certificates-until': '2027-04-10',
    }
    expect(plan(certificates, 'renew-certificates').slice(0, 3)).toEqual([
      'window 2027-01-10',
      '30-days 2027-03-11',
      '7-days 2027-04-03',
    ])
    const permanent = { status: 'permanent-resident', 'card-until': '2027-04-09', 'former-fixed': 'no' }
    expect(plan(permanent, 'apply-for-new-card').slice(0, 3)).toEqual([
      'window 2027-01-09',
      '30-days 2027-03-10',
      '7-days 2027-04-02',
    ])
  })

  it('reminds soon after the new residence card came, then by the schedule', () => {
    const arrived = {
      'card-until': '2027-02-26',
      'stay-until': '2029-12-27',
      renewal: 'received',
      'new-card-on': '2026-11-20',
      'field-full': 'room',
    }
    expect(plan(arrived, 'extend').slice(0, 3)).toEqual([
      'soon 2026-11-23',
      '30-days 2027-01-27',
      '14-days 2027-02-12',
    ])
  })

  it('still warns of the extended date when nobody said whether the special extension was made', () => {
    const silent = {
      'card-until': '2026-11-10',
      'stay-until': '2026-11-10',
      renewal: 'filed',
      pending: 'extension',
      'special-extension': 'no',
      proof: 'stamp',
      'filed-on': '2026-10-01',
      licence: 'no',
    }
    expect(plan(silent, 'extend').length).toBeGreaterThanOrEqual(2)
  })

  it('counts to open days only', () => {
    const own = deadlines(
      { ...HOLDER, 'card-until': '2027-01-03', 'stay-until': '2027-01-03', renewal: 'nothing' },
      today,
    )
    for (const { goBy } of own) if (goBy) expect(isSurelyClosed(goBy)).toBe(false)
    expect(own.some(({ goBy, by }) => goBy && daysBetween(goBy, by) === 6)).toBe(true)
  })

  it('goes on after a closed last day: filing on the next open day, and the question about what was due before', () => {
    // Friday was the last open day, the card and the stay ended on Sunday; immigration still takes the application on Monday.
    const nothing = { ...HOLDER, 'card-until': '2026-12-27', 'stay-until': '2026-12-27', renewal: 'nothing' }
    const kinds = (on: string) =>
      scheduleFor(personWith(nothing), day(on)).map(({ kind, day: when }) => `${kind} ${when}`)
    expect(kinds('2026-11-22')).toContain('apply-to-immigration:0-days 2026-12-28')
    expect(kinds('2026-12-28')).toEqual(
      expect.arrayContaining([
        'apply-to-immigration:0-days 2026-12-28',
        'special-extension:after-1 2026-12-28',
        'special-extension:after-14 2027-01-10',
        'extend:30-days 2027-01-27',
      ]),
    )
  })

  it('counts to the day before one on which the operator says that offices are closed', () => {
    const alsoClosed = new Set([day('2026-12-25')])
    const last = scheduleFor(personWith(PENDING), today, { alsoClosed }).find(
      ({ kind }) => kind === 'special-extension:0-days',
    )
    expect(last?.day).toBe('2026-12-24')
  })
})
