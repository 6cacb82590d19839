import type { Database } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import { openSqlite } from '../sqlite/sqlite.ts'
import { sqlitePath } from '../sqlite/sqlite-path.ts'

/** Opens the database behind `sqlite:PATH` or `postgres://…`, without touching its tables. */
export async function openDatabase(url: string): Promise<Database> {
  const path = sqlitePath(url)
  if (path !== undefined) return openSqlite(path)
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('../postgres/postgres.ts')).openPostgres(url)
  throw new StoreError('unavailable', 'DATABASE_URL must begin with sqlite: or postgres://')
}
