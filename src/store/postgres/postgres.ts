import { Socket } from 'node:net'
import {
  Kysely,
  type PostgresCursor,
  PostgresDialect,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely'
import pg from 'pg'
import type { Database, Queries } from '../contract/database.ts'
import type { Tables } from '../contract/tables.ts'
import { nameOf } from './prepared-query.ts'

const CONNECTIONS = 10
const CONNECT_MS = 10_000
const STATEMENT_MS = 30_000
const IDLE_IN_TRANSACTION_MS = 30_000
/**
 * Longer than any statement may take. A server that is silent for so long is gone, even if TCP does not
 * notice.
 */
const SILENT_MS = 45_000

/**
 * Forbids sequential scans: a cached plan for a small table would otherwise keep scanning it after it has
 * grown. Every query of a turn has an index.
 */
const OPTIONS = '-c enable_seqscan=off'

/** Serialization failure and deadlock: PostgreSQL rolled the transaction back, and a retry can succeed. */
const RETRYABLE = new Set(['40001', '40P01'])
const MOST_TRIES = 5

const INT8 = pg.types.builtins.INT8

/** Instants and counts are 64-bit integers; they are exact as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRYABLE.has(String(error.code))
}

async function transaction<T>(kysely: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await kysely.transaction().execute(work)
    } catch (error) {
      if (!isRetryable(error) || tries === MOST_TRIES) throw error
    }
  }
}

/**
 * A socket that closes after `silentMs` without data. Waiting queries reject, and the next one gets a new
 * connection.
 */
function socketWithTimeout(silentMs: number): Socket {
  const socket = new Socket()
  return socket.setTimeout(silentMs, () => socket.destroy())
}

/** A connection that names prepared queries, so that PostgreSQL parses and plans each once. */
function withStatementNames(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('nothing is read by cursor')
    const name = nameOf(text)
    return client.query({ text, values: [...values], ...(name && { name }) })
  }
  return { query, release: () => client.release() }
}

/** Opens a PostgreSQL database. Connections are made on demand. */
export function openPostgres(url: string, silentMs = SILENT_MS): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    stream: () => socketWithTimeout(silentMs),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'kigen',
    options: OPTIONS,
    types,
  })
  // The pool replaces a broken connection and rejects its queries. Without listeners the event would end the
  // process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const connect = async () => withStatementNames(await pool.connect())
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } }),
  })
  return {
    dialect: 'postgres',
    write: (work) => transaction(kysely, work),
    read: (work) => work(kysely),
    // PostgreSQL reserves space for its log and stops as a whole when none is left.
    isNearlyFull: () => false,
    close: () => kysely.destroy(),
  }
}
