import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A connection, or a running transaction. */
export type Queries = Kysely<Tables>

/** One database. The code above it is the same for SQLite and PostgreSQL. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgres'
  /**
   * Runs `work` in one transaction and resolves after the commit is durable. After a deadlock it may run
   * `work` again, so `work` must have no effects except queries.
   */
  write<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Runs `work` outside any transaction, concurrently with writers. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Whether the disk is so full that a small commit may succeed where a larger one fails. */
  isNearlyFull(): boolean
  /** Closes connections after running transactions are committed. */
  close(): Promise<void>
}

interface Lockable<Q> {
  forUpdate(): Q & { skipLocked(): Q }
}

/** `FOR UPDATE SKIP LOCKED`. No-op on SQLite, which has one writer at a time. */
export function taking<Q extends Lockable<Q>>(database: Pick<Database, 'dialect'>, query: Q): Q {
  return database.dialect === 'postgres' ? query.forUpdate().skipLocked() : query
}

/** `FOR UPDATE`. No-op on SQLite, which has one writer at a time. */
export function locking<Q extends Lockable<Q>>(database: Pick<Database, 'dialect'>, query: Q): Q {
  return database.dialect === 'postgres' ? query.forUpdate() : query
}
