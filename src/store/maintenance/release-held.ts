import type { Instant } from '../../domain/dates/day.ts'
import { closableDatabase } from '../connection/closable-database.ts'
import { mapDatabaseErrors } from '../connection/error-mapping.ts'
import { isMigrated } from '../connection/migrations.ts'
import { openDatabase } from '../connection/open-database.ts'
import { StoreError } from '../contract/store.ts'

/**
 * Makes every held delivery ready now; resolves to their number. The channel holds it again if its quota is
 * still used up. Throws `StoreError` if the database cannot be opened or has another version.
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
