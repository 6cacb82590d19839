import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonId } from '../../src/channels/port.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { echo, NOW, received } from '../store/helpers.ts'

/** Things done in a second. */
export type PerSecond = number

async function inFile<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'kigen-bench-'))
  const store = await openStore({ url: `sqlite:${join(directory, 'kigen.db')}` })
  try {
    return await work(store)
  } finally {
    await store.close()
    rmSync(directory, { recursive: true })
  }
}

async function cycle(store: Store, number: number): Promise<void> {
  const person: PersonId = `line:U${number % 50_000}`
  await store.accept([received(`event-${number}`, person)], NOW)
  for (const delivery of await store.runTurns(person, echo(), { now: NOW, leaseMs: 60_000 })) {
    await store.settle(delivery, { state: 'sent' }, NOW)
  }
}

/** Takes in, answers and settles `total` messages, `at once` in parallel, every commit on the disk. */
export function cycles(total: number, atOnce: number): Promise<PerSecond> {
  return inFile(async (store) => {
    let next = 0
    const start = performance.now()
    const lane = async () => {
      while (next < total) await cycle(store, next++)
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    return total / ((performance.now() - start) / 1_000)
  })
}
