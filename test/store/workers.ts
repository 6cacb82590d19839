import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openStore } from '../../src/store/open.ts'
import { DATA_KEY } from './databases.ts'
import { count, PEOPLE, type Report } from './worker.ts'

/** A worker process and what it reported until now. */
export interface Worker {
  readonly process: ChildProcess
  readonly reports: Report[]
  /** Resolves to how it ended; rejects when it failed by itself. */
  readonly ended: Promise<NodeJS.Signals | null>
}

/** Starts a worker on that database. */
export function startWorker(url: string, name: string, events: number, leaseMs: number): Worker {
  const script = fileURLToPath(new URL('./worker.ts', import.meta.url))
  const process_ = spawn(process.execPath, [script, url, DATA_KEY, name, String(events), String(leaseMs)])
  const reports: Report[] = []
  let [rest, errors] = ['', '']
  process_.stdout.on('data', (chunk) => {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) reports.push(JSON.parse(line))
  })
  process_.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = once(process_, 'close').then(([code, signal]) => {
    if (code) throw new Error(errors)
    return signal
  })
  return { process: process_, reports, ended }
}

/** Runs and sends what the workers left behind; resolves to how often each event was run, and what was sent now. */
export async function finish(url: string) {
  const store = await openStore({ url, dataKey: DATA_KEY })
  const now = Date.now() + 60_000
  const sent: string[] = []
  const settle = async (deliveries: Awaited<ReturnType<typeof store.claimDeliveries>>) => {
    for (const delivery of deliveries) {
      sent.push(delivery.id)
      await store.settle(delivery, { state: 'sent' }, now)
    }
    return deliveries.length
  }
  for (const person of await store.peopleWaiting(100))
    await settle(await store.runTurns(person, count, { now, leaseMs: 1_000 }))
  while (
    (await settle(await store.claimDeliveries({ channels: ['line'], limit: 100, leaseMs: 1_000, now }))) > 0
  );
  const people = await Promise.all(PEOPLE.map((id) => store.person(id)))
  const runs = Object.assign({}, ...people.map((person) => person?.record?.cards[0]?.answers))
  const counts = await store.counts(now)
  await store.close()
  return { runs: new Map<string, string>(Object.entries(runs)), sent, counts }
}
