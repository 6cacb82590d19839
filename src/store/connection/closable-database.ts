import type { Database } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import { mapDatabaseErrors } from './error-mapping.ts'

/**
 * Wraps a database: it throws faults as `StoreError`, and `close` may be called at any time and more than
 * once. `close` waits for running transactions; later calls are refused.
 */
export function closableDatabase(database: Database): Database {
  const pending = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  const pass = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) throw new StoreError('unavailable', 'the store is closed: this process is ending')
    const running = mapDatabaseErrors(work)
    pending.add(running)
    try {
      return await running
    } finally {
      pending.delete(running)
    }
  }
  const close = async () => {
    await Promise.allSettled(pending)
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
