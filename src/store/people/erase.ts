import { type SqlBool, sql } from 'kysely'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { locking, type Queries } from '../contract/database.ts'
import type { Receipt } from '../contract/store.ts'

type Who = PersonId | `${string}:`

/** An id, or all ids with a prefix that ends in `:` (`;` is the next character). */
function within(column: 'id' | 'person' | 'owner', who: Who) {
  const named = sql.ref(column)
  return who.endsWith(':')
    ? sql<SqlBool>`${named} >= ${who} and ${named} < ${`${who.slice(0, -1)};`}`
    : sql<SqlBool>`${named} = ${who}`
}

/**
 * Deletes all data of the (locked) people except their rows in `people`. Returns the number of rows.
 * Idempotency keys stay, without person and payload.
 */
export async function erasePersonData(
  { records }: StoreContext,
  queries: Queries,
  who: Who,
  now: Instant,
): Promise<number> {
  records.clear()
  const scrubbed = await queries
    .updateTable('inbox')
    .set({ person: null, payload: null, done_at: now })
    .where('done_at', 'is', null)
    .where(within('person', who))
    .executeTakeFirst()
  const gone = [
    await queries.deleteFrom('outbox').where(within('person', who)).executeTakeFirst(),
    await queries.deleteFrom('reminders').where(within('person', who)).executeTakeFirst(),
    await queries
      .deleteFrom('values')
      .where('owner', 'is not', null)
      .where(within('owner', who))
      .executeTakeFirst(),
  ]
  return gone.reduce(
    (sum, { numDeletedRows }) => sum + Number(numDeletedRows),
    Number(scrubbed.numUpdatedRows),
  )
}

/** Erases within a running transaction. */
export async function eraseAll(
  context: StoreContext,
  queries: Queries,
  who: Who,
  now: Instant,
): Promise<Receipt> {
  await locking(
    context.database,
    queries.selectFrom('people').select('id').where(within('id', who)),
  ).execute()
  const rows = await erasePersonData(context, queries, who, now)
  const people = await queries.deleteFrom('people').where(within('id', who)).executeTakeFirst()
  return { people: Number(people.numDeletedRows), rows: rows + Number(people.numDeletedRows) }
}

/** See `Store.erase`. */
export function erase(context: StoreContext, who: Who, now: Instant): Promise<Receipt> {
  return context.database.write((queries) => eraseAll(context, queries, who, now))
}
