import { MessageChannel } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createRpc, type Methods } from '../../../src/runtime/store-worker/rpc.ts'
import { StoreError } from '../../../src/store/contract/store.ts'

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** Two sides of a wire; `told` hears the instants of what reaches the right one. */
function sides<M extends Methods>(right: M) {
  const { port1, port2 } = new MessageChannel()
  open.push(() => port1.close())
  const messages: unknown[] = []
  const told: number[] = []
  let clock = 100
  createRpc(port2, right, { now: () => 0, onPacket: (at) => told.push(at) })
  port2.on('message', (message) => messages.push(message))
  return { ...createRpc<M>(port1, {}, { now: () => clock++ }), messages, told }
}

describe('two threads that ask each other', () => {
  it('get what was asked for, each asker their own, in whatever order it comes', async () => {
    const { ask } = sides({
      later: async (ms: number, value: unknown) => {
        await new Promise((resolve) => setTimeout(resolve, ms))
        return value
      },
    })
    const values = [{ a: [1, undefined] }, 'text', undefined]
    const asked = values.map((value, index) => ask('later', 30 - index * 10, value))
    expect(await Promise.all(asked)).toEqual(values)
  })

  it('say what comes together in one message, with its instant', async () => {
    const { ask, messages, told } = sides({ add: (a: number, b: number) => a + b })
    const sums = await Promise.all(Array.from({ length: 50 }, (_, n) => ask('add', n, 1)))
    expect(sums).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    expect(messages).toHaveLength(1)
    await ask('add', 1, 1)
    expect(told).toEqual([100, 101])
  })

  it('hear of a fault as it was thrown: the store’s as the store’s', async () => {
    const { ask } = sides({
      store: () => {
        throw new StoreError('unavailable', 'not now')
      },
      other: () => {
        throw Object.assign(new RangeError('odd'), { code: 'E_ODD' })
      },
    })
    const fault: unknown = await ask('store').catch((thrown: unknown) => thrown)
    expect(fault).toBeInstanceOf(StoreError)
    expect(fault).toMatchObject({ code: 'unavailable', message: 'not now' })
    await expect(ask('other')).rejects.toMatchObject({ name: 'RangeError', code: 'E_ODD' })
  })

  it('are told when the other one is gone', async () => {
    const { ask, fail } = sides({ never: () => new Promise<void>(() => {}) })
    const waiting = ask('never')
    fail(new StoreError('unavailable', 'gone'))
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
    await expect(ask('never')).rejects.toMatchObject({ code: 'unavailable' })
  })
})
