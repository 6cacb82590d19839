import { StoreError } from './store.ts'

// https://www.sqlite.org/rescode.html: primary result codes.
const SQLITE_CORRUPT = new Set([11, 26])
// https://www.postgresql.org/docs/current/errcodes-appendix.html: classes after which trying again later can work.
const POSTGRES_AWAY = /^(08|53|55|57|58|XX|28|3D)/

function sqliteFault(errcode: number): StoreError {
  return SQLITE_CORRUPT.has(errcode & 0xff)
    ? new StoreError('corrupt', `the SQLite file is damaged (${errcode}): restore it from a backup`)
    : new StoreError(
        'unavailable',
        `SQLite cannot do it now (${errcode}): check disk space, file mode and other users of the file`,
      )
}

function isPoolTimeout(error: Error): boolean {
  return /timeout exceeded|Connection terminated|Client has encountered|pool after calling end/.test(
    error.message,
  )
}

/**
 * What a database said, as a `StoreError` without any of its words: they can hold rows. Everything else, such as
 * a turn's own error, stays as it is.
 */
function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteFault(error.errcode)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (POSTGRES_AWAY.test(code) || 'syscall' in error || isPoolTimeout(error)) {
    return new StoreError(
      'unavailable',
      `the database does not answer (${code || 'no connection'}): check DATABASE_URL and the server`,
    )
  }
  if ('severity' in error) return new StoreError('unavailable', `the database refused a query (${code})`)
  return error
}

/** Runs `work` and says every fault of the database as a `StoreError`. */
export async function mapDatabaseErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}
