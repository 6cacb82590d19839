import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Store } from '../../../src/store/contract/store.ts'
import { openStore } from '../../../src/store/open.ts'
import { openPostgres } from '../../../src/store/postgres/postgres.ts'
import { DATA_KEY } from '../databases.ts'
import { AN, echo, heard, NOW, planned, received } from '../helpers.ts'
import { type Cluster, startCluster } from '../postgres.ts'

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

  /** Some turns from the webhook to the settled answer; resolves to whether each answer could go out at once. */
  async function turns(store: Store, name: string, count: number): Promise<readonly boolean[]> {
    const atOnce: boolean[] = []
    for (let at = 0; at < count; at++) {
      const [reply] = (await store.answer(received(`${name} ${at}`), echo([planned('a')]), options)) ?? []
      if (reply) await store.settle(reply, { state: 'sent' }, NOW)
      atOnce.push(reply !== undefined)
    }
    return atOnce
  }

  it('plans what every turn asks for once a connection, and never by reading a table whole', async () => {
    const url = await cluster.database()
    const first = await openStore({ url, dataKey: DATA_KEY })
    await turns(first, 'few', 3)
    await first.close()
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    const scans = async () => {
      const { rows } = await admin.query(
        "select relname, seq_scan::int from pg_stat_user_tables where relname in ('people','inbox','outbox','reminders') order by 1",
      )
      return rows
    }
    // The planner sees tables of a page each; plans made now are kept.
    await admin.query('analyze')
    const before = await scans()
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const store = await openStore({ url, dataKey: DATA_KEY })
    expect(await turns(store, 'more', 12)).toEqual(Array(12).fill(true))
    const queries = asked.mock.calls.map(([query]): unknown => query)
    asked.mockRestore()
    await store.close()
    const unnamed = queries.flatMap((query) => {
      const { text = '', name } = z
        .object({ text: z.string(), name: z.string().optional() })
        .partial()
        .catch({})
        .parse(query)
      return name === undefined && /^(select|insert|update|delete).*"(people|inbox|outbox)"/.test(text)
        ? [text]
        : []
    })
    expect(unnamed).toEqual([])
    expect(await scans()).toEqual(before)
    await admin.end()
  })

  it('goes on while a newer program adds a column', async () => {
    const url = await cluster.database()
    const store = await openStore({ url, dataKey: DATA_KEY })
    expect(await turns(store, 'before', 8)).toEqual(Array(8).fill(true))
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    for (const table of ['people', 'inbox', 'outbox', 'reminders'])
      await admin.query(`alter table ${table} add column newer text`)
    expect(await turns(store, 'after', 8)).toEqual(Array(8).fill(true))
    await admin.end()
    await store.close()
  })

  it('lets an answer go out at once while another process is just settling the one before', async () => {
    const url = await cluster.database()
    const store = await openStore({ url, dataKey: DATA_KEY })
    await store.answer(received('1'), echo(), options)
    const settling = new pg.Client({ connectionString: url })
    await settling.connect()
    await settling.query('begin')
    await settling.query("update outbox set state = 'sent', settled_at = 1, leased = 0, wake_at = null")
    const answer = store.answer(received('2'), echo(), options)
    await sleep(100)
    await settling.query('commit')
    expect(await answer).toHaveLength(1)
    await settling.end()
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
    expect(await store.ready()).toBe('unavailable')
    await store.close()
  })
})
