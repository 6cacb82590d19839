import { sql } from 'kysely'
import type { Instant } from '../../domain/dates/day.ts'
import { isMigrated, migrate } from '../connection/migrations.ts'
import type { Database, Queries } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'

/** The tables to copy and their keys. Encrypted fields stay encrypted under the same key. */
const TABLES = {
  secrets: ['name'],
  people: ['id'],
  inbox: ['seq'],
  outbox: ['seq'],
  reminders: ['person', 'id'],
  values: ['name'],
} as const

/** Tables with a sequence, which must continue after the copied rows. */
const SEQUENCES = ['inbox', 'outbox'] as const

const BATCH = 500

type Table = keyof typeof TABLES
const ORDER = [
  'secrets',
  'people',
  'inbox',
  'outbox',
  'reminders',
  'values',
] as const satisfies readonly Table[]
type Row = Readonly<Record<string, unknown>>

/** The result of a copy, by table. */
export type CopiedTable = Readonly<Record<string, { readonly rows: number; readonly copied: number }>>

const keysOf = (table: Table) => sql.join(TABLES[table].map((column) => sql.ref(column)))
const keyOf = (table: Table, row: Row) => sql.join(TABLES[table].map((column) => sql`${row[column]}`))

async function batch(queries: Queries, table: Table, after: Row | undefined, upTo?: Row): Promise<Row[]> {
  const over = after ? sql`(${keysOf(table)}) > (${keyOf(table, after)})` : sql`1 = 1`
  const under = upTo ? sql`(${keysOf(table)}) <= (${keyOf(table, upTo)})` : sql`1 = 1`
  const limit = upTo ? sql`` : sql`limit ${sql.lit(BATCH)}`
  const found = await sql<Row>`select * from ${sql.table(table)} where ${over} and ${under}
    order by ${keysOf(table)} ${limit}`.execute(queries)
  return found.rows
}

const plain = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value

/** A row as text; equal for both databases, whatever class their bytes have. */
function rowText(row: Row): string {
  const fields = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(fields.map(([column, value]) => [column, plain(value)]))
}

const rowKey = (table: Table, row: Row): string => JSON.stringify(TABLES[table].map((column) => row[column]))

async function insert(target: Database, table: Table, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`)
  const into = sql.join(columns.map((column) => sql.ref(column)))
  await target.write(async (queries) => {
    await sql`insert into ${sql.table(table)} (${into}) values ${sql.join(values)}`.execute(queries)
  })
}

function differ(table: Table): StoreError {
  return new StoreError(
    'corrupt',
    `"${table}" of the target holds other rows than the source: move into an empty database, with the bot stopped`,
  )
}

/**
 * Copies the rows of one batch that the target lacks and compares all of them. Resolves to the number of
 * copied rows.
 */
async function copyBatch(
  target: Database,
  table: Table,
  rows: readonly Row[],
  after: Row | undefined,
): Promise<number> {
  const last = rows.at(-1)
  const there = await target.read((queries) => batch(queries, table, after, last))
  const known = new Set(there.map((row) => rowKey(table, row)))
  const lacking = rows.filter((row) => !known.has(rowKey(table, row)))
  await insert(target, table, lacking)
  const now = lacking.length > 0 ? await target.read((queries) => batch(queries, table, after, last)) : there
  const same = now.length === rows.length && now.every((row, at) => rowText(row) === rowText(rows[at] ?? {}))
  if (!same) throw differ(table)
  return lacking.length
}

async function copyTable(source: Database, target: Database, table: Table) {
  let rows = 0
  let copied = 0
  let after: Row | undefined
  for (;;) {
    const next = await source.read((queries) => batch(queries, table, after))
    if (next.length === 0) break
    copied += await copyBatch(target, table, next, after)
    rows += next.length
    after = next.at(-1)
  }
  const beyond = await target.read((queries) => batch(queries, table, after))
  if (beyond.length > 0) throw differ(table)
  return { rows, copied }
}

async function continueSequences(target: Database): Promise<void> {
  if (target.dialect !== 'postgres') return
  await target.write(async (queries) => {
    for (const table of SEQUENCES)
      await sql`select setval(pg_get_serial_sequence(${table}, 'seq'),
        coalesce((select max(seq) from ${sql.table(table)}), 0) + 1, false)`.execute(queries)
  })
}

/**
 * Copies a database to another and compares every row. An interrupted copy resumes when it is run again.
 * Throws `StoreError`: `migration` if the source has another version, `corrupt` if the target has other rows.
 */
export async function copyDatabase(source: Database, target: Database, now: Instant): Promise<CopiedTable> {
  if (!(await source.read(isMigrated)))
    throw new StoreError(
      'migration',
      'the source is of another version: start this version on it once, then move',
    )
  await migrate(target, now)
  const moved: Record<string, CopiedTable[string]> = {}
  for (const table of ORDER) moved[table] = await copyTable(source, target, table)
  await continueSequences(target)
  return moved
}
