import { randomUUID } from 'node:crypto'
import type { Database, Queries } from '../contract/database.ts'
import { StoreError, type StoreReadiness } from '../contract/store.ts'
import { isMigrated, MIGRATIONS } from './migrations.ts'

/** As many bytes as a long turn writes, and hardly any. */
const LONG = 64 * 2 ** 10
const SHORT = 16

/** Somebody who does not exist; no channel has the name. */
const NOBODY = 'terminal:readiness'

/** Keeps an event and an answer as a turn does, and takes both away again in the same transaction: nobody else ever sees them. */
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

/** Changes a row into itself, so that there is something to commit. */
function touch(queries: Queries): Promise<unknown> {
  return queries
    .updateTable('migrations')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', MIGRATIONS.length)
    .execute()
}

/**
 * Makes a commit like that of a turn: a full disk, a read-only file, a damaged table and a lock are seen by nothing less. On a
 * disk that is nearly full it is a long turn, since a short one may still fit.
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

/** Looks whether what comes in now would be kept; who asks while a look is under way gets its finding. Never rejects. */
export function createReadiness(database: Database): () => Promise<StoreReadiness> {
  let looking: Promise<StoreReadiness> | undefined
  return () => {
    looking ??= tryCommit(database).finally(() => {
      looking = undefined
    })
    return looking
  }
}
