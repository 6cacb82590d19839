import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

const MOST_STATEMENTS = 500

interface Prepared {
  readonly statement: StatementSync
  readonly returnsRows: boolean
}

function isInput(value: unknown): value is SQLInputValue {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value === null ||
    ArrayBuffer.isView(value)
  )
}

/** A cache of prepared statements by text. It is cleared when it is full. */
function statements(database: DatabaseSync): (text: string) => Prepared {
  const kept = new Map<string, Prepared>()
  return (text) => {
    const known = kept.get(text)
    if (known) return known
    if (kept.size >= MOST_STATEMENTS) kept.clear()
    const statement = database.prepare(text)
    const prepared = { statement, returnsRows: statement.columns().length > 0 }
    kept.set(text, prepared)
    return prepared
  }
}

function connectionTo(database: DatabaseSync): DatabaseConnection {
  const prepare = statements(database)
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, returnsRows } = prepare(sql)
      if (!parameters.every(isInput)) throw new TypeError('a parameter that SQLite cannot hold')
      if (!returnsRows) return { rows: [], numAffectedRows: BigInt(statement.run(...parameters).changes) }
      const rows: unknown = statement.all(...parameters)
      // Kysely derives R from the query; the driver does not know it.
      return { rows: rows as R[] }
    },
    // biome-ignore lint/correctness/useYield: the interface wants a generator; nothing here streams
    async *streamQuery() {
      throw new Error('streaming is not used')
    },
  }
}

function dialectOf(connection: DatabaseConnection): Dialect & { readonly driver: Driver } {
  const nothing = async () => {}
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: nothing,
    commitTransaction: nothing,
    rollbackTransaction: nothing,
    releaseConnection: nothing,
    destroy: nothing,
  }
  return {
    driver,
    createDriver: () => driver,
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/**
 * Kysely on one `node:sqlite` connection. It begins no transactions, because the write queue does
 * (`sqlite.ts`). Without a connection pool, which would serialise the queries.
 */
export function kyselyOn<T>(database: DatabaseSync): Kysely<T> {
  const connection = connectionTo(database)
  const { driver, ...dialect } = dialectOf(connection)
  const executor = new DefaultQueryExecutor(dialect.createQueryCompiler(), dialect.createAdapter(), {
    provideConnection: (consumer) => consumer(connection),
  })
  return new Kysely<T>({ config: { dialect }, dialect, driver, executor })
}
