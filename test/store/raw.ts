import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

const SQLITE = 'sqlite:'

/** What a query finds, past the store: by this the promises about what is kept are checked. */
export async function rowsIn(url: string, query: string): Promise<readonly Record<string, unknown>[]> {
  if (url.startsWith(SQLITE)) {
    const database = new DatabaseSync(url.slice(SQLITE.length), { readOnly: true })
    try {
      return database.prepare(query).all()
    } finally {
      database.close()
    }
  }
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}

const TABLES = ['people', 'inbox', 'outbox', 'reminders', 'values', 'secrets']

/** Every byte that the database keeps, as text: SQLite's files with the pages that were freed; all rows of PostgreSQL. */
export async function everyByte(url: string): Promise<string> {
  if (url.startsWith(SQLITE)) {
    const directory = dirname(url.slice(SQLITE.length))
    return readdirSync(directory)
      .map((file) => readFileSync(join(directory, file), 'latin1'))
      .join()
  }
  const rows = await Promise.all(TABLES.map((table) => rowsIn(url, `select * from "${table}"`)))
  return JSON.stringify(rows, (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
}
