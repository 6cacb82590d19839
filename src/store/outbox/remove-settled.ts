import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { type Queries, taking } from '../contract/database.ts'
import type { Receipt } from '../contract/store.ts'

/** The most rows that one transaction deletes. */
const CHUNK = 500

/** Deletes settled outbox rows past their retention period, at most 500. Returns the number of rows. */
export async function removeSettled(context: StoreContext, queries: Queries, now: Instant): Promise<Receipt> {
  const expired = queries.selectFrom('outbox').select('seq').where('forget_at', '<=', now).limit(CHUNK)
  const gone = queries.deleteFrom('outbox').where('seq', 'in', taking(context.database, expired))
  return { people: 0, rows: Number((await gone.executeTakeFirst()).numDeletedRows) }
}
