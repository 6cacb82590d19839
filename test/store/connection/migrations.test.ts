import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { isMigrated, MIGRATIONS, migrate } from '../../../src/store/connection/migrations.ts'
import { openStore } from '../../../src/store/open.ts'
import { openPostgres } from '../../../src/store/postgres/postgres.ts'
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts'
import { DATA_KEY, onBoth } from '../databases.ts'
import { AN, BO, echo, heard, NOW, newDirectory, received, wordsOf } from '../helpers.ts'

/** A file that an old program left behind. */
function oldFile(version: number): string {
  const path = join(newDirectory(), 'kigen.db')
  const file = new DatabaseSync(path)
  file.exec(readFileSync(new URL(`../version-${version}.sql`, import.meta.url), 'utf8'))
  file.close()
  return path
}

describe.each(MIGRATIONS.map((_, index) => index + 1))('a file of version %i', (version) => {
  it('is brought up to date with everything in it', async () => {
    const store = await openStore({ url: `sqlite:${oldFile(version)}`, dataKey: DATA_KEY })
    expect(await store.ready()).toBe('ready')
    expect(heard((await store.person(AN))?.record)).toEqual(['first', 'second'])
    expect((await store.remindersOf(AN)).map(({ id }) => id)).toEqual(['soon', 'later'])
    expect(await store.accept([received('first')], NOW)).toEqual([])
    const claim = { channels: ['line', 'slack'], limit: 9, leaseMs: 1_000, now: NOW + 60_000 }
    const [retried] = await store.claimDeliveries(claim)
    expect(retried).toMatchObject({ attempts: 1, firstAttemptAt: NOW, memo: { tried: 1 } })
    expect(retried && wordsOf(retried)).toEqual(['heard first'])
    expect(await store.peopleWaiting(9)).toEqual([BO])
    await store.runTurns(BO, echo(), { now: NOW, leaseMs: 1_000 })
    expect(heard((await store.person(BO))?.record)).toEqual(['waits'])
    expect(await store.values.get('installation')).toBe('token')
    await store.close()
  })
})

onBoth('migrations', (bench) => {
  const added = { name: 'a-column', statements: () => ['alter table people add column note text'] }
  const broken = { name: 'broken', statements: () => ['create table half (id integer)', 'no sql'] }
  const open = (url: string) =>
    url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url)

  it('run once each, and only those that are missing', async () => {
    const url = await bench.url()
    await bench.open({ url })
    const database = open(url)
    const all = [...MIGRATIONS, added]
    await migrate(database, NOW, all)
    await migrate(database, NOW, all)
    const rows = await database.read((queries) =>
      queries.selectFrom('migrations').selectAll().orderBy('id').execute(),
    )
    expect(rows.map(({ id, name }) => [id, name])).toEqual(all.map(({ name }, index) => [index + 1, name]))
    expect(await database.read(isMigrated), 'this program does not know the last one').toBe(false)
    await database.close()
  })

  it('leave nothing behind when one fails', async () => {
    const url = await bench.url()
    await bench.open({ url })
    const database = open(url)
    await expect(migrate(database, NOW, [...MIGRATIONS, added, broken])).rejects.toThrow()
    expect(await database.read(isMigrated)).toBe(true)
    await migrate(database, NOW, [...MIGRATIONS, added])
    await database.close()
  })
})
