import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Received } from '../../src/contracts/incoming.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import type { Store } from '../../src/store/contract/store.ts'
import { openStore } from '../../src/store/open.ts'
import { DAY, echo, keeping, NOW, planned, received, record, text } from '../store/helpers.ts'
import { percentile, type Row } from './row.ts'

type PerSecond = number

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

/** Does `one` for every number below `total`, `atOnce` in parallel; resolves to how many a second. */
export async function lanes(
  total: number,
  atOnce: number,
  one: (number: number) => Promise<void>,
): Promise<PerSecond> {
  let next = 0
  const lane = async () => {
    while (next < total) await one(next++)
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: atOnce }, lane))
  return total / ((performance.now() - start) / 1_000)
}

async function cycle(store: Store, number: number): Promise<void> {
  const person: PersonId = `line:U${number % 50_000}`
  await store.accept([received(`event-${number}`, person)], NOW)
  for (const delivery of await store.runTurns(person, echo(), { now: NOW, leaseMs: 60_000 })) {
    await store.settle(delivery, { state: 'sent' }, NOW)
  }
}

/** Takes in, answers and settles `total` messages, `atOnce` in parallel, every commit on the disk. */
function cycles(total: number, atOnce: number): Promise<PerSecond> {
  return inFile((store) => lanes(total, atOnce, (number) => cycle(store, number)))
}

/** Gives `people` people such reminders each, and no answer. */
export async function schedule(
  store: Store,
  prefix: string,
  people: number,
  plan: Parameters<typeof echo>[0],
): Promise<void> {
  const turn = keeping(record(), plan ?? [])
  const one = async (number: number) => {
    const person: PersonId = `line:${prefix}${number}`
    const event: Received = received(`${prefix}-${number}`, person)
    await store.accept([event], NOW)
    await store.runTurns(person, turn, { now: NOW, leaseMs: 60_000 })
  }
  await lanes(people, 200, one)
}

/** Puts `people` due reminders into the outbox, 500 at a time. */
function dispatch(people: number): Promise<PerSecond> {
  return inFile(async (store) => {
    await schedule(store, 'due', people, [planned('due', '2027-02-02')])
    const words = () => ({ messages: [text('Your card: one thing to do')], priority: 5 })
    const start = performance.now()
    while ((await store.dispatchDue(words, { now: NOW + 3 * DAY, limit: 500 })).due > 0);
    return people / ((performance.now() - start) / 1_000)
  })
}

/** How long claiming 500 due reminders takes, in milliseconds, beside that many that are not due. */
function claimBeside(
  scheduled: readonly number[],
): Promise<readonly { readonly scheduled: number; readonly ms: number }[]> {
  return inFile(async (store) => {
    const words = () => ({ messages: [text('due')], priority: 5 })
    const later = Array.from({ length: 20 }, (_, n) => planned(`later ${n}`, '2030-01-01', { hour: n }))
    const rows: { scheduled: number; ms: number }[] = []
    let have = 0
    for (const target of scheduled) {
      await schedule(store, `later${target}-`, Math.ceil((target - have) / later.length), later)
      have = target
      const times: number[] = []
      for (let round = 0; round < 5; round++) {
        await schedule(store, `due${target}-${round}-`, 500, [planned('due', '2027-02-02')])
        const start = performance.now()
        await store.dispatchDue(words, { now: NOW + 3 * DAY, limit: 500 })
        times.push(performance.now() - start)
      }
      rows.push({ scheduled: target, ms: percentile(times, 50) })
    }
    return rows
  })
}

/** Messages taken in, answered and settled, and reminders put into the outbox: many callers beside one, a file each. */
export async function benchStore(): Promise<readonly Row[]> {
  const reference = await cycles(1_000, 1)
  const value = await cycles(20_000, 200)
  const against = 'the same, one caller: a commit each'
  return [
    { what: 'store: accept, turn, settle, 200 callers', value, unit: 'a second', reference, against },
    { what: 'store: reminders dispatched, SQLite', value: await dispatch(20_000), unit: 'a second' },
  ]
}

/** What claiming costs beside ever more reminders that are not due; flat is 1. */
export async function benchClaim(huge: boolean): Promise<readonly Row[]> {
  const [first, ...rest] = await claimBeside([10_000, 100_000, 1_000_000, ...(huge ? [10_000_000] : [])])
  if (!first) return []
  return rest.map(({ scheduled, ms }) => ({
    what: `claim 500 due beside ${scheduled.toLocaleString('en')}`,
    value: ms,
    unit: 'ms',
    reference: first.ms,
    against: `beside ${first.scheduled.toLocaleString('en')}`,
  }))
}
