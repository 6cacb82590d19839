/** The scheme of `DATABASE_URL` for a SQLite file. */
const SQLITE = 'sqlite:'

/** The path of a `sqlite:PATH` address, `:memory:` for a database in memory; `undefined` for any other address. */
export function sqlitePath(url: string): string | undefined {
  return url.startsWith(SQLITE) ? url.slice(SQLITE.length) : undefined
}

/** The file of a `sqlite:PATH` address; `undefined` for a database in memory and for any other address. */
export function sqliteFile(url: string): string | undefined {
  const path = sqlitePath(url)
  return path === ':memory:' ? undefined : path
}
