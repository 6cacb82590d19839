import { describe, expect, it } from 'vitest'
import { DATA_KEY, DIALECT, newDatabase } from '../store/databases.ts'
import { liveThrough, tableOf } from './year.ts'

/** PostgreSQL is asked from outside, hour by hour: it is spared the second half of the year. */
const DAYS = DIALECT === 'postgres' ? 183 : 365

describe(`${DAYS} days of a hundred and twenty lives, through the real store, turn, planner and dispatcher, over a platform with faults`, () => {
  it('loses no card of anybody who was not told its last open day twice, says nothing twice, and nothing at night', async () => {
    const database = { url: await newDatabase(), dataKey: DATA_KEY }
    const year = await liveThrough({
      people: 120,
      days: DAYS,
      seed: 20261122,
      from: '2026-11-22',
      database,
    })
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
  })
})
