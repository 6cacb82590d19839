import type { Database } from '../contract/database.ts'
import { StoreError, type StoreTrouble } from '../contract/store.ts'
import { mapDatabaseErrors } from './error-mapping.ts'

/** Hears the kind of trouble of every commit that failed, and `undefined` for the first one that went well again. */
export type CommitWatcher = (trouble: StoreTrouble | undefined) => void

/** What a fault says about the database; `undefined` where it is the matter of who asked, such as a turn that broke. */
function troubleOf(fault: unknown): StoreTrouble | undefined {
  if (!(fault instanceof StoreError)) return undefined
  return fault.reason ?? (fault.code === 'unavailable' ? 'unavailable' : undefined)
}

/** The same database, whose failed commits are told to `onCommit`. */
export function watchCommits(database: Database, onCommit: CommitWatcher): Database {
  let isInTrouble = false
  const tell = (trouble: StoreTrouble | undefined) => {
    if (trouble === undefined && !isInTrouble) return
    isInTrouble = trouble !== undefined
    onCommit(trouble)
  }
  return {
    ...database,
    write: async (work) => {
      try {
        const value = await mapDatabaseErrors(() => database.write(work))
        tell(undefined)
        return value
      } catch (fault) {
        const trouble = troubleOf(fault)
        if (trouble) tell(trouble)
        throw fault
      }
    },
  }
}
