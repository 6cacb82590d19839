import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { StoreTrouble } from '../../../src/store/contract/store.ts'
import { openStore } from '../../../src/store/open.ts'
import { DATA_KEY } from '../databases.ts'
import { AN, NOW, newDirectory, received } from '../helpers.ts'

async function watched() {
  const path = join(newDirectory(), 'kigen.db')
  const told: (StoreTrouble | undefined)[] = []
  const store = await openStore({
    url: `sqlite:${path}`,
    dataKey: DATA_KEY,
    onCommit: (trouble) => told.push(trouble),
  })
  return { path, store, told }
}

it('tells each failed commit by its reason', async () => {
  const { path, store, told } = await watched()
  await store.accept([received('1')], NOW)
  expect(told).toEqual([])
  rmSync(path)
  await expect(store.accept([received('2')], NOW)).rejects.toMatchObject({ reason: 'replaced' })
  expect(await store.ready()).toBe('replaced')
  expect(told).toEqual(['replaced', 'replaced'])
  await store.close()
})

it('does not count a turn that breaks, nor what a closing store refuses', async () => {
  const { store, told } = await watched()
  await store.accept([received('1')], NOW)
  const breaks = () => {
    throw new RangeError('a turn')
  }
  await expect(store.runTurns(AN, breaks, { now: NOW, leaseMs: 1 })).rejects.toThrow('a turn')
  await store.close()
  await expect(store.accept([received('2')], NOW)).rejects.toMatchObject({ code: 'unavailable' })
  expect(told).toEqual([])
})
