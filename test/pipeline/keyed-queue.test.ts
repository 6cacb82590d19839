import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyedQueue } from '../../src/pipeline/keyed-queue.ts'

describe('keyed queue', () => {
  it('runs tasks of one key in order without overlap, and different keys concurrently', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(2)), { maxLength: 30 }),
        async (work) => {
          const lanes = createKeyedQueue(() => {})
          const running = new Map<string, number>()
          const done: [string, number][] = []
          work.forEach(([lane, ms], index) => {
            lanes.run(lane, async () => {
              expect(running.get(lane) ?? 0).toBe(0)
              running.set(lane, 1)
              await pause(ms)
              running.set(lane, 0)
              done.push([lane, index])
            })
          })
          await lanes.idle()
          for (const lane of ['a', 'b', 'c']) {
            const order = done.filter(([name]) => name === lane).map(([, index]) => index)
            expect(order).toEqual([...order].sort((x, y) => x - y))
          }
          expect(done).toHaveLength(work.length)
          expect(lanes.size()).toBe(0)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('a slow key delays no other key', async () => {
    const lanes = createKeyedQueue(() => {})
    const order: string[] = []
    lanes.run('slow', async () => {
      await pause(30)
      order.push('slow')
    })
    lanes.run('quick', async () => {
      order.push('quick')
    })
    await lanes.idle()
    expect(order).toEqual(['quick', 'slow'])
  })

  it('go on after a fault, and tell whose it was', async () => {
    const faults: [string, unknown][] = []
    const lanes = createKeyedQueue((lane, fault) => faults.push([lane, fault]))
    const seen: string[] = []
    const broken = new Error('broken')
    lanes.run('a', () => Promise.reject(broken))
    lanes.run('a', async () => {
      seen.push('next')
    })
    await lanes.idle()
    expect(faults).toEqual([['a', broken]])
    expect(seen).toEqual(['next'])
  })
})
