import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Where queries go: a connection, or a transaction under way. */
export type Queries = Kysely<Tables>

/** One database, SQLite or PostgreSQL; everything above it is written once. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres'
  /** Runs `work` in one transaction; resolves after the commit is durable. May run it again after a deadlock: it must be pure but for queries. */
  write<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Runs `work` outside of any transaction, beside the writers. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Whether the disk has so little room that a small commit may fit where a larger one does not. */
  isNearlyFull(): boolean
  /** Ends connections after what is under way is committed. */
  close(): Promise<void>
}

interface Lockable<Q> {
  forUpdate(): Q & { skipLocked(): Q }
}

/** Makes a selection take its rows for this transaction, and leave those that somebody else has. In SQLite a writer has everything. */
export function taking<Q extends Lockable<Q>>(database: Pick<Database, 'dialect'>, query: Q): Q {
  return database.dialect === 'postgres' ? query.forUpdate().skipLocked() : query
}

/** Makes a selection wait for its rows and keep them for this transaction. */
export function locking<Q extends Lockable<Q>>(database: Pick<Database, 'dialect'>, query: Q): Q {
  return database.dialect === 'postgres' ? query.forUpdate() : query
}
