import type { Instant } from '../../domain/dates/day.ts'
import { closableDatabase } from '../connection/closable-database.ts'
import { mapDatabaseErrors } from '../connection/error-mapping.ts'
import { isMigrated } from '../connection/migrations.ts'
import { openDatabase } from '../connection/open-database.ts'
import { StoreError } from '../contract/store.ts'

/**
 * Lets every held delivery be tried at once instead of when its wait is over; resolves to how many there are. What still may not go
 * out is held again by its channel. Throws `StoreError` where the database cannot be opened, or is of another version.
 */
export async function releaseHeld(url: string, now: Instant): Promise<number> {
  const database = closableDatabase(await mapDatabaseErrors(() => openDatabase(url)))
  try {
    if (!(await database.read(isMigrated).catch(() => false)))
      throw new StoreError('migration', 'the database is of another version: start this version on it once')
    const result = await database.write((queries) =>
      queries
        .updateTable('outbox')
        .set({ wake_at: now })
        .where('state', '=', 'held')
        .where('leased', '=', 0)
        .where('settled_at', 'is', null)
        .executeTakeFirst(),
    )
    return Number(result.numUpdatedRows)
  } finally {
    await database.close()
  }
}
