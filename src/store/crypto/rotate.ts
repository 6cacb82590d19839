import { sql } from 'kysely'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import type { Receipt } from '../contract/store.ts'
import type { Sealed, Tables } from '../contract/tables.ts'

/**
 * An encrypted column and its table's unique key. The last column of the key is authenticated with the text.
 */
interface Place {
  readonly table: keyof Tables
  readonly column: string
  readonly key: readonly string[]
}

const PLACES: readonly Place[] = [
  { table: 'secrets', column: 'value', key: ['name'] },
  { table: 'people', column: 'record', key: ['id'] },
  { table: 'inbox', column: 'payload', key: ['key'] },
  { table: 'outbox', column: 'body', key: ['id'] },
  { table: 'outbox', column: 'memo', key: ['id'] },
  { table: 'reminders', column: 'payload', key: ['person', 'id'] },
  { table: 'values', column: 'value', key: ['name'] },
]

const CHUNK = 500

type Stale = Readonly<Record<string, string>> & { readonly sealed: Sealed }

const columns = (key: readonly string[]) => sql`(${sql.join(key.map((name) => sql.ref(name)))})`
const parameters = (values: readonly string[]) => sql`(${sql.join(values)})`

/** Rows after `after`, in key order, that another key encrypted. */
async function stale(
  context: StoreContext,
  queries: Queries,
  { table, column, key }: Place,
  after: readonly string[],
) {
  const field = sql.ref(column)
  const { rows } = await sql<Stale>`
    select ${sql.join(key.map((name) => sql.ref(name)))}, ${field} as sealed from ${sql.table(table)}
    where ${field} is not null and substr(${field}, 1, 5) <> ${context.cipher.mark}
      and ${columns(key)} > ${parameters(after)}
    order by ${sql.join(key.map((name) => sql.ref(name)))} limit ${sql.lit(CHUNK)}`.execute(queries)
  return rows.map((row) => ({ at: key.map((name) => row[name] ?? ''), sealed: row.sealed }))
}

/**
 * Encrypts one chunk again and updates each row only if it has not changed. Returns the last key; none at the
 * end.
 */
async function chunk(context: StoreContext, place: Place, after: readonly string[]) {
  const { table, column, key } = place
  const name = `${table}.${column}`
  return context.database.write(async (queries) => {
    const rows = await stale(context, queries, place, after)
    for (const { at, sealed } of rows) {
      const bound = at.at(-1) ?? ''
      const anew = context.cipher.seal(name, bound, context.cipher.open(name, bound, sealed))
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${anew}
        where ${columns(key)} = ${parameters(at)} and ${sql.ref(column)} = ${sealed}`.execute(queries)
    }
    return { last: rows.at(-1)?.at, count: rows.length }
  })
}

async function rotatePlace(context: StoreContext, place: Place): Promise<number> {
  let total = 0
  let after: readonly string[] | undefined = place.key.map(() => '')
  while (after) {
    const { last, count }: { last: readonly string[] | undefined; count: number } = await chunk(
      context,
      place,
      after,
    )
    total += count
    after = last
  }
  return total
}

/** See `OpenStore.rotate`. */
export async function rotate(context: StoreContext): Promise<Receipt> {
  let rows = 0
  for (const place of PLACES) rows += await rotatePlace(context, place)
  return { people: 0, rows }
}
