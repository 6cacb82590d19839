import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hourInJapan } from '../../../../src/domain/reminders/schedule/hours.ts'
import { isDaytime, nextDaytime } from '../../../../src/domain/reminders/schedule/quiet-hours.ts'
import { anyDay, day } from '../people.ts'

const zone = fc.constantFrom(
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Australia/Adelaide',
  'Pacific/Auckland',
)
const hour = fc.option(fc.integer({ min: 0, max: 23 }), { nil: undefined })
const hours = fc.constantFrom({ from: 9, to: 20 }, { from: 0, to: 24 }, { from: 8, to: 12 })

describe('the hour of a reminder', () => {
  it('lies by day in the person’s zone from its first minute to its last, in summer and winter', () => {
    fc.assert(
      fc.property(anyDay, zone, hour, hours, (on, theirs, own, allowed) => {
        const inJapan = hourInJapan(on, { hours: allowed, zone: theirs, ...(own !== undefined && { own }) })
        for (const minute of [0, 30, 59]) {
          const at = Date.parse(`${on}T00:00:00+09:00`) + (inJapan * 60 + minute) * 60_000
          expect(isDaytime(at, { zone: theirs }, allowed), `${on} ${inJapan} in ${theirs}`).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is their own hour where it can be, ten where none is chosen', () => {
    const on = day('2026-11-25')
    expect(hourInJapan(on, {})).toBe(10)
    expect(hourInJapan(on, { own: 17 })).toBe(17)
    expect(hourInJapan(on, { own: 3 })).toBe(9)
    expect(hourInJapan(on, { zone: 'Asia/Bangkok' })).toBe(12)
    expect(hourInJapan(on, { zone: 'Nowhere/At_All', own: 17 })).toBe(17)
  })

  it('is found again after a night', () => {
    fc.assert(
      fc.property(anyDay, zone, hour, fc.nat(1_439), (on, theirs, own, minute) => {
        const at = Date.parse(`${on}T00:00:00+09:00`) + minute * 60_000
        const next = nextDaytime(at, { zone: theirs, hour: own })
        expect(next).toBeGreaterThan(at)
        expect(next - at).toBeLessThanOrEqual(49 * 3_600_000)
        expect(isDaytime(next, { zone: theirs })).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
