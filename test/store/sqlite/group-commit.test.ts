import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { DATA_KEY } from '../databases.ts'
import { AN, echo, NOW, newDirectory, received } from '../helpers.ts'

const options = { now: NOW, leaseMs: 1_000 }

async function newFile() {
  const path = join(newDirectory(), 'kigen.db')
  return { path, store: await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY }) }
}

describe('writes of many callers', () => {
  it('share their commits', async () => {
    const { store } = await newFile()
    const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
    await Promise.all(Array.from({ length: 200 }, (_, n) => store.accept([received(`${n}`)], NOW)))
    const commits = exec.mock.calls.filter(([text]) => text === 'commit').length
    exec.mockRestore()
    expect(commits).toBeGreaterThan(0)
    expect(commits).toBeLessThanOrEqual(16)
    await store.close()
  })

  it('do not take each other down', async () => {
    const { store } = await newFile()
    const people = Array.from({ length: 40 }, (_, n) => `line:${n}` as const)
    await store.accept(
      people.map((person) => received(person, person)),
      NOW,
    )
    const broken = () => {
      throw new RangeError('a bug')
    }
    const done = await Promise.allSettled(
      people.map((person, index) => store.runTurns(person, index % 3 === 0 ? broken : echo(), options)),
    )
    for (const [index, { status }] of done.entries())
      expect(status).toBe(index % 3 === 0 ? 'rejected' : 'fulfilled')
    expect(await store.counts(NOW)).toMatchObject({ people: 26, outbox_pending: 26, inbox_waiting: 14 })
    await store.close()
  })

  it('wait for another process without stopping this one', async () => {
    const { path, store } = await newFile()
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    const waiting = store.accept([received('1')], NOW)
    await sleep(400)
    expect(ticks).toBeGreaterThan(20)
    other.exec('commit')
    expect(await waiting).toEqual([AN])
    clearInterval(ticking)
    other.close()
    await store.close()
  })

  it('are refused, all that wait, when another process does not let go; nothing of them is kept', async () => {
    const { path, store } = await newFile()
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const done = await Promise.allSettled(['1', '2', '3'].map((key) => store.accept([received(key)], NOW)))
    for (const one of done) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    other.exec('rollback')
    other.close()
    expect(await store.counts(NOW)).toMatchObject({ inbox_waiting: 0 })
    expect(await store.accept([received('1')], NOW)).toEqual([AN])
    await store.close()
  })

  it('keep nothing when the commit itself fails', async () => {
    const { store } = await newFile()
    const { exec } = DatabaseSync.prototype
    const failing = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (
      this: DatabaseSync,
      text,
    ) {
      if (text === 'commit') throw Object.assign(new Error('disk I/O error'), { errcode: 10 })
      return exec.call(this, text)
    })
    const done = await Promise.allSettled(['1', '2'].map((key) => store.accept([received(key)], NOW)))
    failing.mockRestore()
    for (const one of done) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    expect(await store.accept([received('1')], NOW)).toEqual([AN])
    expect(await store.counts(NOW)).toMatchObject({ inbox_waiting: 1 })
    await store.close()
  })
})
