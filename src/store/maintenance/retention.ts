import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { type Queries, taking } from '../contract/database.ts'
import { KEPT } from '../contract/retention-periods.ts'
import type { Receipt } from '../contract/store.ts'
import type { Tables } from '../contract/tables.ts'
import { removeSettled } from '../outbox/remove-settled.ts'
import { eraseAll } from '../people/erase.ts'

/** Rows deleted in one transaction, so that other writers do not wait long. */
const CHUNK = 500

type Removal = (context: StoreContext, queries: Queries, now: Instant) => Promise<Receipt>

const oldKeys: Removal = async (context, queries, now) => {
  const expired = queries
    .selectFrom('inbox')
    .select('seq')
    .where('received_at', '<=', now - KEPT.inboxKeys)
    .where('done_at', 'is not', null)
    .limit(CHUNK)
  const gone = queries.deleteFrom('inbox').where('seq', 'in', taking(context.database, expired))
  return { people: 0, rows: Number((await gone.executeTakeFirst()).numDeletedRows) }
}

const oldValues: Removal = async (context, queries, now) => {
  const expired = queries.selectFrom('values').select('name').where('expires_at', '<=', now).limit(CHUNK)
  const gone = queries.deleteFrom('values').where('name', 'in', taking(context.database, expired))
  return { people: 0, rows: Number((await gone.executeTakeFirst()).numDeletedRows) }
}

/** Whether a person has waiting events. They are not deleted then. */
function isWaiting(row: ExpressionBuilder<Tables, 'people'>) {
  return row.exists(
    row
      .selectFrom('inbox')
      .select('inbox.seq')
      .whereRef('inbox.person', '=', 'people.id')
      .where('inbox.done_at', 'is', null),
  )
}

const oldPeople: Removal = async (context, queries, now) => {
  const expired = queries
    .selectFrom('people')
    .select('id')
    .where('forget_at', '<=', now)
    .where((row) => row.not(isWaiting(row)))
    .limit(CHUNK)
  let receipt: Receipt = { people: 0, rows: 0 }
  for (const { id } of await taking(context.database, expired).execute()) {
    const { people, rows } = await eraseAll(context, queries, id, now)
    receipt = { people: receipt.people + people, rows: receipt.rows + rows }
  }
  return receipt
}

async function repeat(context: StoreContext, removal: Removal, now: Instant): Promise<Receipt> {
  let sum: Receipt = { people: 0, rows: 0 }
  for (;;) {
    const { people, rows } = await context.database.write((queries) => removal(context, queries, now))
    sum = { people: sum.people + people, rows: sum.rows + rows }
    if (rows === 0) return sum
  }
}

/** See `Store.sweep`. */
export async function sweep(context: StoreContext, now: Instant): Promise<Receipt> {
  let sum: Receipt = { people: 0, rows: 0 }
  for (const removal of [removeSettled, oldKeys, oldValues, oldPeople]) {
    const { people, rows } = await repeat(context, removal, now)
    sum = { people: sum.people + people, rows: sum.rows + rows }
  }
  return sum
}
