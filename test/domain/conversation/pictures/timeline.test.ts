import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedRuns, markedDays, slotsOf } from '../../../../src/domain/conversation/pictures/timeline.ts'
import { addDays, daysBetween } from '../../../../src/domain/dates/arithmetic.ts'
import { mayBeClosed } from '../../../../src/domain/dates/closed-days.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import type { Plan, Step } from '../../../../src/domain/rules/contract/plan.ts'

const TODAY = '2026-11-23'

const step = (days: Partial<Step>): Step => ({
  action: 'special-extension',
  where: 'municipal-office',
  bring: [],
  citations: [],
  ...days,
})

const plan = (...steps: readonly Step[]): Plan => ({
  situation: 'decision-pending',
  steps,
  warnings: [],
  missing: [],
  citations: [],
  trace: [],
})

const SPECIAL = step({ by: '2026-12-06', goBy: '2026-12-04', newValidUntil: '2027-02-06' })

describe('the timeline of a plan', () => {
  it('has today, the last open day, the law’s last day, the closed days between, and the new date', () => {
    const slots = slotsOf(markedDays(plan(SPECIAL), TODAY))
    expect(slots).toEqual([
      { kind: 'day', day: TODAY, closed: true, marks: [{ kind: 'today' }] },
      { kind: 'gap', first: '2026-11-24', last: '2026-12-03', closed: false },
      { kind: 'day', day: '2026-12-04', closed: false, marks: [{ kind: 'go-by' }] },
      { kind: 'day', day: '2026-12-05', closed: true, marks: [] },
      { kind: 'day', day: '2026-12-06', closed: true, marks: [{ kind: 'by' }] },
      { kind: 'gap', first: '2026-12-07', last: '2027-02-05', closed: false },
      { kind: 'day', day: '2027-02-06', closed: true, marks: [{ kind: 'new-until' }] },
    ])
    expect(closedRuns(slots)).toEqual([
      { first: TODAY, last: TODAY },
      { first: '2026-12-05', last: '2026-12-06' },
      { first: '2027-02-06', last: '2027-02-06' },
    ])
  })

  it('tells two steps apart by their number, and draws no third', () => {
    const after = step({ action: 'extend', by: '2027-02-06', goBy: '2027-02-05' })
    const third = step({ action: 'reissue', by: '2028-01-05', goBy: '2028-01-05' })
    const marks = markedDays(plan(SPECIAL, after, third), TODAY).flatMap((one) => one.marks)
    expect(new Set(marks.map(({ step: number }) => number))).toEqual(new Set([undefined, 1, 2]))
  })

  it('hatches a long run of closed days as one gap', () => {
    const newYear = step({ by: '2027-01-03', goBy: '2026-12-28' })
    const slots = slotsOf(markedDays(plan(newYear), TODAY))
    expect(slots).toContainEqual({ kind: 'gap', first: '2026-12-29', last: '2027-01-02', closed: true })
    expect(closedRuns(slots).at(-1)).toEqual({ first: '2026-12-29', last: '2027-01-03' })
  })

  it('is empty where no step has a day', () => {
    expect(markedDays(plan(step({}), step({ action: 'wait' })), TODAY)).toEqual([])
  })

  it('leaves no day out and none twice, names each closed day as such, and fits a telephone: any days', () => {
    const ahead = fc.integer({ min: 0, max: 900 })
    let met = 0
    fc.assert(
      fc.property(ahead, ahead, ahead, (one, two, three) => {
        const [goBy, by, until] = [one, two, three].sort((a, b) => a - b).map((n) => addDays(TODAY, n))
        const slots = slotsOf(
          markedDays(plan(step({ goBy, by, newValidUntil: until } as Partial<Step>)), TODAY),
        )
        const spans = slots.map((slot): [Day, Day] =>
          slot.kind === 'day' ? [slot.day, slot.day] : [slot.first, slot.last],
        )
        for (const [at, [first]] of spans.slice(1).entries())
          expect(daysBetween(spans[at]?.[1] ?? first, first)).toBe(1)
        expect([spans[0]?.[0], spans.at(-1)?.[1]]).toEqual([TODAY, until])
        for (const slot of slots) if (slot.kind === 'day') expect(slot.closed).toBe(mayBeClosed(slot.day))
        expect(slots.length).toBeLessThanOrEqual(13)
        met += slots.length
      }),
      { numRuns: 300, seed: 20261127 },
    )
    expect(met).toBeGreaterThan(1_000)
  })
})
