import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastLines, quotaIsShort } from '../../../../src/domain/reminders/forecast/forecast.ts'
import { cheapestPlan, LINE_PLANS } from '../../../../src/domain/reminders/forecast/line-plans.ts'
import { day } from '../people.ts'

const today = day('2026-11-29')
const counts = [
  { day: day('2026-11-29'), channel: 'line', people: 90 },
  { day: day('2026-11-30'), channel: 'line', people: 60 },
  { day: day('2026-12-01'), channel: 'line', people: 20 },
  { day: day('2026-12-01'), channel: 'slack', people: 5 },
]

describe('the forecast', () => {
  it('counts by day and channel, and LINE’s month in Japan against the quota', () => {
    const lines = forecastLines({ counts, today, days: 3, usage: { limit: 200, used: 80 } })
    expect(lines.find((line) => line.startsWith('2026-12-01'))?.split(/ +/)).toEqual([
      '2026-12-01',
      '20',
      '5',
      '0',
    ])
    expect(lines).toContain(
      'LINE 2026-11: 80 used, 150 to come, 230 of 200; 30 would be held, the less urgent first',
    )
    expect(lines).toContain('LINE 2026-12: 0 used, 20 to come, 20 of 200')
    expect(lines.at(-1)).toContain('230 messages in the fullest month: Light, ¥5,000')
  })

  it('warns from four fifths on, and says when LINE does not tell', () => {
    expect(forecastLines({ counts, today, days: 3, usage: { limit: 280, used: 80 } }).join('\n')).toContain(
      'more than 80 %',
    )
    expect(forecastLines({ counts, today, days: 3, usage: undefined }).join('\n')).toContain(
      'LINE is off or does not say',
    )
    expect(quotaIsShort({ limit: 200, used: 160 })).toBe(true)
    expect(quotaIsShort({ limit: 200, used: 159 })).toBe(false)
    expect(quotaIsShort({ used: 1_000_000 })).toBe(false)
  })

  it('names the cheapest plan, whatever the number', () => {
    expect(
      [0, 200, 201, 5_000, 5_001, 30_000, 31_000]
        .map((pushes) => cheapestPlan(pushes))
        .map((one) => [one?.plan.name, one?.yen]),
    ).toEqual([
      ['Communication', 0],
      ['Communication', 0],
      ['Light', 5_000],
      ['Light', 5_000],
      ['Standard', 15_000],
      ['Standard', 15_000],
      ['Standard', 18_000],
    ])
    fc.assert(
      fc.property(fc.nat(10_000_000), (pushes) => {
        const best = cheapestPlan(pushes)
        expect(best).toBeDefined()
        for (const plan of LINE_PLANS)
          if (plan.messages >= pushes) expect(best?.yen).toBeLessThanOrEqual(plan.yen)
      }),
    )
  })
})
