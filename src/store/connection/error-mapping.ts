import { StoreError, type StoreTrouble } from '../contract/store.ts'

/** Reason and advice by SQLite's primary result code: https://www.sqlite.org/rescode.html */
const SQLITE_TROUBLE: Readonly<Record<number, { readonly reason: StoreTrouble; readonly what: string }>> = {
  5: { reason: 'locked', what: 'another process holds the SQLite file: end it, or wait' },
  6: { reason: 'locked', what: 'a table of the SQLite file is locked: end the other process, or wait' },
  8: { reason: 'read-only', what: 'the SQLite file is read-only: let this process write it and its folder' },
  11: { reason: 'damaged', what: 'the SQLite file is damaged: restore it from a backup' },
  13: { reason: 'disk-full', what: 'the disk is full: make room, or use a larger one' },
  26: { reason: 'damaged', what: 'the SQLite file is damaged: restore it from a backup' },
}

/** Reasons by PostgreSQL's SQLSTATE. */
const POSTGRES_TROUBLE: Readonly<Record<string, StoreTrouble>> = {
  '25006': 'read-only',
  '53100': 'disk-full',
  '55P03': 'locked',
  '57014': 'locked',
  XX001: 'damaged',
  XX002: 'damaged',
}

// SQLSTATE classes after which a retry can succeed:
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const POSTGRES_AWAY = /^(08|53|55|57|58|XX|28|3D)/

function sqliteFault(errcode: number): StoreError {
  const known = SQLITE_TROUBLE[errcode & 0xff]
  if (!known)
    return new StoreError(
      'unavailable',
      `SQLite cannot do it now (${errcode}): check disk space, file mode and other users of the file`,
    )
  const code = known.reason === 'damaged' ? 'corrupt' : 'unavailable'
  return new StoreError(code, `${known.what} (SQLite ${errcode})`, { reason: known.reason })
}

function reasonOf(code: string): { readonly reason?: StoreTrouble } {
  const reason = POSTGRES_TROUBLE[code]
  return reason ? { reason } : {}
}

function isPoolTimeout(error: Error): boolean {
  return /timeout exceeded|Connection terminated|Client has encountered|pool after calling end/.test(
    error.message,
  )
}

/**
 * Maps a database error to a `StoreError`. The database's own message is dropped, because it can contain row
 * data. Other errors, such as a turn's own, are returned unchanged.
 */
function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error
  if ('errcode' in error && typeof error.errcode === 'number') return sqliteFault(error.errcode)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (POSTGRES_AWAY.test(code) || 'syscall' in error || isPoolTimeout(error)) {
    return new StoreError(
      'unavailable',
      `the database does not answer (${code || 'no connection'}): check DATABASE_URL and the server`,
      reasonOf(code),
    )
  }
  if ('severity' in error)
    return new StoreError('unavailable', `the database refused a query (${code})`, reasonOf(code))
  return error
}

/** Runs `work` and throws every database error as a `StoreError`. */
export async function mapDatabaseErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}
