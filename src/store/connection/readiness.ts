import { randomUUID } from 'node:crypto'
import type { Database, Queries } from '../contract/database.ts'
import { StoreError, type StoreReadiness } from '../contract/store.ts'
import { isMigrated, MIGRATIONS } from './migrations.ts'

/** Bytes that a long turn writes, and bytes that a short one writes. */
const LONG = 64 * 2 ** 10
const SHORT = 16

/** A person id that no channel uses. */
const NOBODY = 'terminal:readiness'

/**
 * Writes an event and an answer as a turn does and deletes both in the same transaction, so that no other
 * reader sees them.
 */
async function rehearse(queries: Queries, bytes: number): Promise<void> {
  const key = `readiness:${randomUUID()}`
  const content = new Uint8Array(bytes)
  await queries
    .insertInto('inbox')
    .values({ key, person: NOBODY, at: 0, payload: content, received_at: 0 })
    .execute()
  await queries
    .insertInto('outbox')
    .values({
      id: key,
      person: NOBODY,
      channel: 'none',
      cause: 'reply',
      priority: 0,
      state: 'pending',
      body: content,
      created_at: 0,
      goodbye: 0,
    })
    .execute()
  await queries.deleteFrom('inbox').where('key', '=', key).execute()
  await queries.deleteFrom('outbox').where('id', '=', key).execute()
}

/** Updates a row to its own value, so that the transaction has something to commit. */
function touch(queries: Queries): Promise<unknown> {
  return queries
    .updateTable('migrations')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', MIGRATIONS.length)
    .execute()
}

/**
 * Commits a transaction like a turn's. Only a commit detects a full disk, a read-only file, a damaged table
 * or a lock. On a nearly full disk it writes as much as a long turn, because a short one may still fit.
 */
async function tryCommit(database: Database): Promise<StoreReadiness> {
  try {
    const isNewest = await database.write(async (queries) => {
      await touch(queries)
      if (!(await isMigrated(queries))) return false
      await rehearse(queries, database.isNearlyFull() ? LONG : SHORT)
      return true
    })
    return isNewest ? 'ready' : 'not-migrated'
  } catch (fault) {
    return (fault instanceof StoreError ? fault.reason : undefined) ?? 'unavailable'
  }
}

/** Checks whether a new event could be stored. Concurrent calls share one check. Never rejects. */
export function createReadiness(database: Database): () => Promise<StoreReadiness> {
  let looking: Promise<StoreReadiness> | undefined
  return () => {
    looking ??= tryCommit(database).finally(() => {
      looking = undefined
    })
    return looking
  }
}
