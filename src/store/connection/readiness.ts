import type { Database } from '../contract/database.ts'
import { StoreError, type StoreReadiness } from '../contract/store.ts'
import { isMigrated, MIGRATIONS } from './migrations.ts'

/** Changes a row into itself: a full disk, a read-only file and a lock are seen by nothing less than a commit. */
async function tryCommit(database: Database): Promise<StoreReadiness> {
  try {
    const isNewest = await database.write(async (queries) => {
      await queries
        .updateTable('migrations')
        .set(({ ref }) => ({ name: ref('name') }))
        .where('id', '=', MIGRATIONS.length)
        .execute()
      return isMigrated(queries)
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
