import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startPeriodic } from '../../src/runtime/periodic.ts'

describe('work that comes round', () => {
  it('never runs twice at once, and goes on after a fault', async () => {
    let running = 0
    let rounds = 0
    const faults: unknown[] = []
    const loop = startPeriodic(
      2,
      async () => {
        running += 1
        expect(running).toBe(1)
        await pause(6)
        running -= 1
        rounds += 1
        if (rounds === 1) throw new Error('first')
      },
      (fault) => faults.push(fault),
    )
    await pause(60)
    await loop.stop()
    expect(rounds).toBeGreaterThan(2)
    expect(faults).toHaveLength(1)
  })

  it('waits for the round under way and begins none after it is stopped', async () => {
    let ended = 0
    const loop = startPeriodic(
      1,
      () => pause(20).then(() => (ended += 1)),
      () => {},
    )
    await pause(8)
    await loop.stop()
    expect(ended).toBe(1)
    await pause(30)
    expect(ended).toBe(1)
  })
})
