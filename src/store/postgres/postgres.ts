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
/** Longer than any statement may take: a server that is silent for so long is gone, whatever TCP still hopes for. */
const SILENT_MS = 45_000

/**
 * A plan that is kept must fit a table that grows: a small one would be read whole, and the plan for that would stay.
 * Everything that a turn asks for has its index.
 */
const OPTIONS = '-c enable_seqscan=off'

/** Two transactions stood in each other's way, and PostgreSQL ended one: running it again is the remedy. */
const IN_THE_WAY = new Set(['40001', '40P01'])
const MOST_TRIES = 5

const INT8 = pg.types.builtins.INT8

/** Instants and counts are 64 bits wide there and exact as numbers here. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_THE_WAY.has(String(error.code))
}

async function transaction<T>(kysely: Queries, work: (queries: Queries) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await kysely.transaction().execute(work)
    } catch (error) {
      if (!isInTheWay(error) || tries === MOST_TRIES) throw error
    }
  }
}

/** A connection that ends when nothing is heard on it for so long: whoever waits is told, and the next gets another. */
function impatient(silentMs: number): Socket {
  const socket = new Socket()
  return socket.setTimeout(silentMs, () => socket.destroy())
}

/** The connection, which parses and plans a prepared query once and then knows it by its name. */
function remembering(client: pg.PoolClient): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('nothing is read by cursor')
    const name = nameOf(text)
    return client.query({ text, values: [...values], ...(name && { name }) })
  }
  return { query, release: () => client.release() }
}

/** Opens the PostgreSQL database behind `url`; connections are made as they are needed. */
export function openPostgres(url: string, silentMs = SILENT_MS): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    stream: () => impatient(silentMs),
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'kigen',
    options: OPTIONS,
    types,
  })
  // A connection that breaks is replaced, and whoever waits for an answer is told; without listeners it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const connect = async () => remembering(await pool.connect())
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } }),
  })
  return {
    dialect: 'postgres',
    write: (work) => transaction(kysely, work),
    read: (work) => work(kysely),
    // The server keeps room for its log, and stops as a whole where none is left.
    isNearlyFull: () => false,
    close: () => kysely.destroy(),
  }
}
