import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { DATA_KEY } from '../databases.ts'
import { NOW, newDirectory, received } from '../helpers.ts'

const PAGE_BYTES = 4_096

/** Writes nonsense over the page in which a table begins, as a failing disk does. */
function damage(path: string, table: string): void {
  const database = new DatabaseSync(path)
  const found = database.prepare('select rootpage from sqlite_schema where name = ?').get(table)
  database.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, (Number(found?.rootpage) - 1) * PAGE_BYTES)
  closeSync(file)
}

async function damagedFile(table: string) {
  const url = `sqlite:${join(newDirectory(), 'kigen.db')}`
  const store = await openStore({ url, dataKey: DATA_KEY })
  await store.accept([received('1')], NOW)
  await store.close()
  damage(url.slice('sqlite:'.length), table)
  return url
}

describe('a SQLite file with a damaged page', () => {
  it.each(['inbox', 'outbox'])('in the table %s is not ready, and says so', async (table) => {
    const store = await openStore({ url: await damagedFile(table), dataKey: DATA_KEY })
    expect(await store.ready()).toBe('damaged')
    await store.close()
  })

  it('refuses what comes in, and names the remedy', async () => {
    const store = await openStore({ url: await damagedFile('inbox'), dataKey: DATA_KEY })
    await expect(store.accept([received('2')], NOW)).rejects.toMatchObject({
      code: 'corrupt',
      reason: 'damaged',
      message: expect.stringContaining('restore it from a backup'),
    })
    await store.close()
  })

  it('does not open when the page is that of the first rows', async () => {
    const url = await damagedFile('secrets')
    await expect(openStore({ url, dataKey: DATA_KEY })).rejects.toMatchObject({ code: 'corrupt' })
  })
})
