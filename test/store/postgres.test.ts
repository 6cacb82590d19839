import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { DATA_KEY } from './databases.ts'
import { AN, echo, heard, NOW, received } from './helpers.ts'
import { type Cluster, startCluster } from './postgres.ts'

/** Ends every connection to the database but this one. */
const CUT =
  'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()'

const options = { now: NOW, leaseMs: 1_000 }

describe('PostgreSQL', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(() => cluster.stop())

  it('may break every connection: what comes next works, what broke said so', async () => {
    const url = await cluster.database()
    const store = await openStore({ url, dataKey: DATA_KEY })
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    const keys = Array.from({ length: 200 }, (_, n) => `${n}`)
    const taking = Promise.allSettled(keys.map((key) => store.accept([received(key)], NOW)))
    await admin.query(CUT)
    const done = await taking
    for (const one of done)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'unavailable' })
    await store.accept(
      keys.map((key) => received(key)),
      NOW,
    )
    await store.runTurns(AN, echo(), options)
    expect(new Set(heard((await store.person(AN))?.record))).toEqual(new Set(keys))
    expect(heard((await store.person(AN))?.record)).toHaveLength(keys.length)
    await admin.end()
    await store.close()
  })

  it('may break a connection in the middle of a transaction: only that one is refused', async () => {
    const url = await cluster.database()
    const store = await openStore({ url, dataKey: DATA_KEY })
    const database = openPostgres(url)
    const held = database.write(async (queries) => {
      await queries.deleteFrom('people').execute()
      await sleep(200)
      await queries.deleteFrom('people').execute()
    })
    const refused = expect(held).rejects.toThrow()
    await sleep(50)
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    await admin.query(CUT)
    await refused
    expect(await store.accept([received('1')], NOW)).toEqual([AN])
    await admin.end()
    await database.close()
    await store.close()
  })

  it('may be away: every call says so, with nothing of the address or the rows', async () => {
    const other = await startCluster()
    const store = await openStore({ url: await other.database(), dataKey: DATA_KEY })
    await store.accept([received('1')], NOW)
    await other.stop()
    const calls = [
      () => store.accept([received('2')], NOW),
      () => store.runTurns(AN, echo(), options),
      () => store.person(AN),
      () => store.counts(NOW),
    ]
    for (const call of calls) {
      const fault: unknown = await call().catch((error: unknown) => error)
      expect(fault).toMatchObject({ name: 'StoreError', code: 'unavailable' })
      expect(String(fault)).not.toMatch(/kigen|line:/)
    }
    expect(await store.ready()).toBe(false)
    await store.close()
  })
})
