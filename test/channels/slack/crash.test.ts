import { describe, expect, test } from 'vitest'
import type { Store } from '../../../src/store/contract/store.ts'
import { newStore } from '../../store/databases.ts'
import { createRig } from './rig.ts'

// R3: a process ends between two steps, another takes up what it left.

const MINUTE = 60_000

async function twoLives(breaking: (store: Store) => Store) {
  let clock = Date.now()
  const now = () => clock
  const store = await newStore({ now })
  const first = await createRig({ now, store: breaking(store) })
  const { ts } = await first.person('U1').says('hello')
  await first.quiet()
  const before = first.person('U1').inbox().length
  clock += 3 * MINUTE // the dead process's lease is over
  const second = await createRig({ now, store, platform: first.platform })
  await second.until(() => first.person('U1').inbox().length >= 2)
  await new Promise((resolve) => setTimeout(resolve, 700)) // one more poll of the outbox sender
  await second.quiet()
  const input = first
    .person('U1')
    .inbox()
    .filter(({ blocks }) => JSON.stringify(blocks).includes(`heard slack:T1:message:DT1U1:${ts}`))
  const all = first.person('U1').inbox().length
  await first.close()
  await second.close()
  await store.close()
  return { before, heard: input.length, all }
}

describe('R3: a process may end between any two steps', () => {
  test('after the commit, before the turn: the answer comes, once', async () => {
    const lives = await twoLives((store) => ({
      ...store,
      runTurns: async () => {
        throw new Error('killed')
      },
      peopleWaiting: async () => [],
      claimDeliveries: async () => [],
    }))
    expect(lives).toEqual({ before: 0, heard: 1, all: 2 })
  })

  test('after the turn, before the sending: the answer comes, once', async () => {
    const lives = await twoLives((store) => ({
      ...store,
      runTurns: async (...args) => {
        await store.runTurns(...args)
        return []
      },
      claimDeliveries: async () => [],
    }))
    expect(lives).toEqual({ before: 0, heard: 1, all: 2 })
  })

  test('after the sending, before that was written down: nothing comes twice', async () => {
    const lives = await twoLives((store) => ({
      ...store,
      settle: async () => {},
      claimDeliveries: async () => [],
    }))
    expect(lives).toEqual({ before: 2, heard: 1, all: 2 })
  })
})
