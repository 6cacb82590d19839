import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { newDatabase } from './databases.ts'
import { finish, startWorker } from './workers.ts'

const KILLS = 15

it('loses nothing and runs nothing twice when its process is killed at any moment', async () => {
  const url = await newDatabase()
  const accepted: string[] = []
  const handedOut = new Map<string, number[]>()
  for (let kill = 0; kill < KILLS; kill++) {
    const worker = startWorker(url, `round${kill}`, 1_000_000, 150)
    while (worker.reports.length === 0) await sleep(5)
    await sleep(Math.random() * 150)
    worker.process.kill('SIGKILL')
    expect(await worker.ended).toBe('SIGKILL')
    for (const report of worker.reports) {
      if (report.step === 'accepted') accepted.push(report.key)
      else handedOut.set(report.id, [...(handedOut.get(report.id) ?? []), report.attempts])
    }
  }
  const { runs, sent, counts } = await finish(url)
  expect(accepted.length).toBeGreaterThan(KILLS * 5)
  for (const key of accepted)
    expect([key, runs.get(key)], 'what was acknowledged was run once').toEqual([key, '1'])
  expect([...new Set(runs.values())], 'nothing was run twice').toEqual(['1'])
  const all = new Set([...handedOut.keys(), ...sent])
  // An outcome that was settled may not have been reported when the process died; nothing is missing otherwise.
  expect(all.size).toBeGreaterThan(accepted.length - KILLS * 8)
  expect(counts).toMatchObject({ inbox_waiting: 0, outbox_pending: 0, outbox_sent: runs.size })
  for (const attempts of handedOut.values()) {
    expect(new Set(attempts).size, 'handed out again only as a further attempt').toBe(attempts.length)
  }
})
