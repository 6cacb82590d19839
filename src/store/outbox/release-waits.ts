import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'

/** No lease is longer, in milliseconds: one that ends later was made by a clock that was ahead. */
const LONGEST_LEASE_MS = 60_000

/**
 * See `Store.releaseWaits`. What is held (a quota, a token) keeps its time: it blocks nobody, and its channel looks at the clock
 * again when it is tried.
 */
export async function releaseWaits(context: StoreContext, now: Instant): Promise<void> {
  await context.database.write(async (queries) => {
    await queries
      .updateTable('outbox')
      .set({ wake_at: now })
      .where('settled_at', 'is', null)
      .where('state', '=', 'pending')
      .where('leased', '=', 0)
      .where('wake_at', '>', now)
      .execute()
    await queries
      .updateTable('outbox')
      .set({ wake_at: now + LONGEST_LEASE_MS })
      .where('settled_at', 'is', null)
      .where('leased', '=', 1)
      .where('wake_at', '>', now + LONGEST_LEASE_MS)
      .execute()
  })
}
