import { expect, it, vi } from 'vitest'
import { onBoth } from '../databases.ts'
import { AN, BO, echo, heard, NOW, received } from '../helpers.ts'

const options = { now: NOW, leaseMs: 60_000 }

onBoth('the inbox', (bench) => {
  it('says who has something waiting', async () => {
    const store = await bench.open()
    expect(await store.accept([received('1'), received('2', BO), received('3')], NOW)).toEqual([AN, BO])
    expect(await store.peopleWaiting(10)).toEqual([AN, BO])
  })

  it('takes nothing from an empty batch', async () => {
    const store = await bench.open()
    expect(await store.accept([], NOW)).toEqual([])
  })

  it('drops a known key, before and after it was done, even within a batch', async () => {
    const store = await bench.open()
    expect(await store.accept([received('1'), received('1')], NOW)).toEqual([AN])
    expect(await store.accept([received('1')], NOW), 'still waits').toEqual([AN])
    await store.runTurns(AN, echo(), options)
    expect(await store.accept([received('1')], NOW), 'is done').toEqual([])
    expect(await store.runTurns(AN, echo(), options)).toEqual([])
    expect(heard((await store.person(AN))?.record)).toEqual(['1'])
  })

  it('runs what waits in the order in which it happened, then in which it came', async () => {
    const store = await bench.open()
    await store.accept([received('late', AN, { at: NOW + 5 }), received('early'), received('early too')], NOW)
    await store.runTurns(AN, echo(), options)
    expect(heard((await store.person(AN))?.record)).toEqual(['early', 'early too', 'late'])
  })

  it('hands everything that came in to the turn', async () => {
    const store = await bench.open()
    const event = received('1', AN, { replyTo: { token: 'r', direct: true, n: 3 }, languageHint: 'vi-VN' })
    await store.accept([event], NOW)
    const turn = vi.fn(echo())
    await store.runTurns(AN, turn, options)
    expect(turn.mock.calls).toEqual([[event, undefined]])
  })

  it('forgets what its sender took back, and still knows its key', async () => {
    const store = await bench.open()
    await store.accept([received('1'), received('2')], NOW)
    await store.forgetEvent('1')
    await store.forgetEvent('never came')
    expect(await store.accept([received('1')], NOW)).toEqual([])
    await store.runTurns(AN, echo(), options)
    expect(heard((await store.person(AN))?.record)).toEqual(['2'])
  })

  it('keeps nothing of a turn that fails, and tries that person last', async () => {
    const store = await bench.open()
    await store.accept([received('1'), received('2', BO)], NOW)
    const broken = () => {
      throw new RangeError('a bug')
    }
    await expect(store.runTurns(AN, broken, options)).rejects.toThrow(RangeError)
    expect(await store.person(AN)).toBeUndefined()
    expect(await store.peopleWaiting(10)).toEqual([BO, AN])
    await store.runTurns(AN, echo(), options)
    expect(heard((await store.person(AN))?.record)).toEqual(['1'])
  })
})
