import { expect, it } from 'vitest'
import { onBoth } from '../databases.ts'
import { AN, BO, echo, MINUTE, NOW, received } from '../helpers.ts'

const HOUR = 60 * MINUTE

onBoth('a clock that was set back', ({ open }) => {
  /** What may go out at an instant. */
  const claimOptions = (now: number) => ({
    channels: ['line', 'slack'] as const,
    limit: 10,
    leaseMs: MINUTE,
    now,
  })

  async function answered() {
    const store = await open()
    for (const person of [AN, BO]) {
      await store.accept([received(`of ${person}`, person)], NOW)
      await store.runTurns(person, echo(), { now: NOW, leaseMs: 1 })
    }
    const claimed = await store.claimDeliveries(claimOptions(NOW + 10))
    expect(claimed.map(({ person }) => person).toSorted()).toEqual([AN, BO].toSorted())
    return { store, of: (who: string) => claimed.filter(({ person }) => person === who) }
  }

  it('blocks nobody: a retry that became the future is due now, what is held stays held', async () => {
    const { store, of } = await answered()
    for (const one of of(AN))
      await store.settle(one, { state: 'retry', reason: 'away', notBefore: NOW + 10 * MINUTE }, NOW)
    for (const one of of(BO))
      await store.settle(one, { state: 'held', reason: 'quota', notBefore: NOW + 6 * HOUR }, NOW)
    const back = NOW - HOUR
    expect(await store.claimDeliveries(claimOptions(back))).toEqual([])
    await store.releaseWaits(back)
    expect((await store.claimDeliveries(claimOptions(back))).map(({ person }) => person)).toEqual([AN])
  })

  it('ends a lease that would last for hours, after a minute', async () => {
    const { store } = await answered()
    const back = NOW - HOUR
    await store.releaseWaits(back)
    expect(await store.claimDeliveries(claimOptions(back))).toEqual([])
    expect(await store.claimDeliveries(claimOptions(back + 2 * MINUTE))).toHaveLength(2)
  })
})
