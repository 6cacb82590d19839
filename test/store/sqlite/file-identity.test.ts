import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { DATA_KEY } from '../databases.ts'
import { AN, NOW, newDirectory, received } from '../helpers.ts'

async function newFile() {
  const path = join(newDirectory(), 'kigen.db')
  const store = await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY })
  expect(await store.accept([received('1')], NOW)).toEqual([AN])
  expect(await store.ready()).toBe('ready')
  return { path, store }
}

/** What happens to database files while a process uses them. */
const ACCIDENTS: Readonly<Record<string, (path: string) => void>> = {
  'is deleted, log and all': (path) => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`)
  },
  'is deleted': (path) => rmSync(path),
  'is moved away': (path) => renameSync(path, `${path}.old`),
  'is replaced by a copy': (path) => {
    copyFileSync(path, `${path}.copy`)
    renameSync(`${path}.copy`, path)
  },
  'loses its write-ahead log': (path) => rmSync(`${path}-wal`),
}

describe('a database file in use that', () => {
  it.each(Object.entries(ACCIDENTS))('%s takes nothing more, and says why', async (_, happen) => {
    const { path, store } = await newFile()
    happen(path)
    await expect(store.accept([received('2')], NOW)).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'replaced',
      message: expect.stringContaining(path),
    })
    expect(await store.ready()).toBe('replaced')
    await store.close()
  })

  it('was moved away and comes back takes what comes again', async () => {
    const { path, store } = await newFile()
    renameSync(path, `${path}.old`)
    expect(await store.ready()).toBe('replaced')
    renameSync(`${path}.old`, path)
    expect(await store.ready()).toBe('ready')
    expect(await store.accept([received('2')], NOW)).toEqual([AN])
    await store.close()
  })

  it('is opened, written and closed by another process stays the same one', async () => {
    const { path, store } = await newFile()
    const other = await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY })
    await other.accept([received('2')], NOW)
    await other.close()
    expect(await store.ready()).toBe('ready')
    await store.close()
  })

  it('another process keeps locked is not ready, and is again afterwards', async () => {
    const { path, store } = await newFile()
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    expect(await store.ready()).toBe('locked')
    other.exec('commit')
    expect(await store.ready()).toBe('ready')
    other.close()
    await store.close()
  })
})
