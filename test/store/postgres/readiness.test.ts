import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { DATA_KEY } from '../databases.ts'
import { NOW, received } from '../helpers.ts'
import { type Cluster, startCluster } from '../postgres.ts'

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
})
afterAll(() => cluster?.stop())

async function newStore() {
  const url = await cluster.database()
  const store = await openStore({ url, dataKey: DATA_KEY })
  onTestFinished(() => store.close())
  const operator = new pg.Client({ connectionString: url })
  operator.on('error', () => {})
  await operator.connect()
  onTestFinished(() => operator.end())
  const name = new URL(url).pathname.slice(1)
  return { store, operator, name }
}

/** Ends every other connection of the database, so that the next one has the new settings. */
const hangUp = (operator: pg.Client) =>
  operator.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )

describe('a store on a PostgreSQL', () => {
  it('that became read-only is not ready, says so, and is again afterwards', async () => {
    const { store, operator, name } = await newStore()
    expect(await store.ready()).toBe('ready')
    await operator.query(`alter database ${name} set default_transaction_read_only = on`)
    await hangUp(operator)
    await expect.poll(() => store.ready()).toBe('read-only')
    await expect(store.accept([received('1')], NOW)).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'read-only',
    })
    await operator.query('set default_transaction_read_only = off')
    await operator.query(`alter database ${name} reset default_transaction_read_only`)
    await hangUp(operator)
    await expect.poll(() => store.ready()).toBe('ready')
  })

  it('whose inbox somebody else keeps locked is not ready, says so, and is again afterwards', async () => {
    const { store, operator, name } = await newStore()
    await operator.query(`alter database ${name} set lock_timeout = '200ms'`)
    await hangUp(operator)
    await expect.poll(() => store.ready()).toBe('ready')
    await operator.query('begin; lock table inbox in access exclusive mode')
    expect(await store.ready()).toBe('locked')
    await expect(store.accept([received('1')], NOW)).rejects.toMatchObject({ reason: 'locked' })
    await operator.query('commit')
    expect(await store.ready()).toBe('ready')
  })

  it('that stopped is not ready, and is again when it is back', async () => {
    const { store } = await newStore()
    const comeBack = await cluster.cut()
    expect(await store.ready()).toBe('unavailable')
    await comeBack()
    await expect.poll(() => store.ready()).toBe('ready')
  })
})
