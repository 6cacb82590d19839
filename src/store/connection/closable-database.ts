import type { Database } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import { mapDatabaseErrors } from './error-mapping.ts'

/**
 * A database that tells its faults as `StoreError`, and that can be closed at any time: what is under way is finished,
 * what comes later is refused, and closing again does nothing.
 */
export function closableDatabase(database: Database): Database {
  const underWay = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  const pass = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) throw new StoreError('unavailable', 'the store is closed: this process is ending')
    const running = mapDatabaseErrors(work)
    underWay.add(running)
    try {
      return await running
    } finally {
      underWay.delete(running)
    }
  }
  const close = async () => {
    await Promise.allSettled(underWay)
    await database.close()
  }
  return {
    dialect: database.dialect,
    write: (work) => pass(() => database.write(work)),
    read: (work) => pass(() => database.read(work)),
    isNearlyFull: database.isNearlyFull,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
