import type { Database } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import { openSqlite } from '../sqlite/sqlite.ts'

/** The scheme of `DATABASE_URL` for a SQLite file. */
const SQLITE = 'sqlite:'

/** Opens the database behind `sqlite:PATH` or `postgres://…`, without touching its tables. */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith(SQLITE)) return openSqlite(url.slice(SQLITE.length))
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('../postgres/postgres.ts')).openPostgres(url)
  throw new StoreError('unavailable', 'DATABASE_URL must begin with sqlite: or postgres://')
}
