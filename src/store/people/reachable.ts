import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { KEPT } from '../contract/retention-periods.ts'
import { lockPerson } from './people.ts'

function pauseReminders(queries: Queries, id: PersonId, pausedAt: Instant | null) {
  return queries
    .updateTable('reminders')
    .set({ paused_at: pausedAt })
    .where('person', '=', id)
    .where('queued_at', 'is', null)
    .execute()
}

/** Marks the (locked) person as unreachable: pending deliveries fail, reminders pause. */
export async function markUnreachable(queries: Queries, id: PersonId, now: Instant): Promise<void> {
  await queries
    .updateTable('people')
    .set({ unreachable_at: now, forget_at: now + KEPT.unreachable })
    .where('id', '=', id)
    .execute()
  await pauseReminders(queries, id, now)
  await queries
    .updateTable('outbox')
    .set({
      state: 'failed',
      reason: 'unreachable',
      settled_at: now,
      forget_at: now + KEPT.failed,
      wake_at: null,
      leased: 0,
    })
    .where('person', '=', id)
    .where('settled_at', 'is', null)
    .where('leased', '=', 0)
    .execute()
}

/** When the (locked) person is deleted: 13 months after the last contact and the last reminder. */
async function forgetAt(queries: Queries, id: PersonId, now: Instant): Promise<Instant> {
  const { last } = await queries
    .selectFrom('reminders')
    .select((row) => row.fn.max('due_at').as('last'))
    .where('person', '=', id)
    .where('queued_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Math.max(now, last ?? now) + KEPT.person
}

/** Marks the (locked) person as reachable: reminders resume, overdue ones at once. */
export async function markReachable(queries: Queries, id: PersonId, now: Instant): Promise<void> {
  await queries
    .updateTable('people')
    .set({ unreachable_at: null, forget_at: await forgetAt(queries, id, now) })
    .where('id', '=', id)
    .execute()
  await pauseReminders(queries, id, null)
}

/** See `Store.setReachable`. */
export async function setReachable(
  context: StoreContext,
  id: PersonId,
  reachable: boolean,
  now: Instant,
): Promise<void> {
  await context.database.write(async (queries) => {
    const known = await queries.selectFrom('people').select('id').where('id', '=', id).executeTakeFirst()
    // Unknown people count as reachable; no row is needed.
    if (!known && reachable) return
    const { row } = await lockPerson(context, queries, id, now)
    if (reachable && row.unreachable_at !== null) await markReachable(queries, id, now)
    if (!reachable && row.unreachable_at === null) await markUnreachable(queries, id, now)
  })
}
