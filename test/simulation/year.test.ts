import { describe, expect, it } from 'vitest'
import { liveThrough, tableOf } from './year.ts'

describe('a year of a hundred and twenty lives, through the real store, turn, planner and dispatcher, over a platform with faults', () => {
  it('loses no card of anybody who was not told its last open day twice, says nothing twice, and nothing at night', async () => {
    const year = await liveThrough({ people: 120, days: 365, seed: 20261122, from: '2026-11-22' })
    console.log(tableOf(year))
    expect(year.pushes).toBeGreaterThan(500)
    expect(year.saved).toBeGreaterThan(10)
    expect(year.losses.length).toBeGreaterThan(10)
    expect(Object.keys(year.faults)).toHaveLength(5)
    expect(year.losses.filter(({ warnings, reachable }) => warnings < 2 && reachable)).toEqual([])
    expect({ doubled: year.doubled, atNight: year.atNight, untrue: year.untrue }).toEqual({
      doubled: 0,
      atNight: 0,
      untrue: 0,
    })
    expect(year.mostInOneDay).toBeLessThanOrEqual(2)
    expect(year.left).toMatchObject({ inbox_waiting: 0, reminders_due: 0 })
  }, 60_000)
})
