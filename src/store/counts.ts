import type { Instant } from '../dates/day.ts'
import type { Ground } from './ground.ts'
import type { OutboxState } from './tables.ts'

const STATES: readonly OutboxState[] = ['pending', 'held', 'unknown', 'failed', 'sent']

/** See `Store.counts`. Milliseconds where a name says so; 0 where nothing waits. */
export function counts(ground: Ground, now: Instant): Promise<Readonly<Record<string, number>>> {
  return ground.database.read(async (queries) => {
    const inbox = await queries
      .selectFrom('inbox')
      .select((row) => [row.fn.countAll<number>().as('waiting'), row.fn.min('received_at').as('oldest')])
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow()
    const outbox = await queries
      .selectFrom('outbox')
      .select((row) => ['state', row.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute()
    const scheduled = await queries
      .selectFrom('reminders')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('queued_at', 'is', null)
      .where('paused_at', 'is', null)
      .executeTakeFirstOrThrow()
    const due = await queries
      .selectFrom('reminders')
      .select((row) => [row.fn.countAll<number>().as('count'), row.fn.min('due_at').as('oldest')])
      .where('queued_at', 'is', null)
      .where('paused_at', 'is', null)
      .where('due_at', '<=', now)
      .executeTakeFirstOrThrow()
    const people = await queries
      .selectFrom('people')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const inState = (state: OutboxState) => outbox.find((row) => row.state === state)?.count ?? 0
    return {
      inbox_waiting: inbox.waiting,
      oldest_wait_ms: inbox.waiting > 0 ? Math.max(0, now - inbox.oldest) : 0,
      ...Object.fromEntries(STATES.map((state) => [`outbox_${state}`, inState(state)])),
      reminders_scheduled: scheduled.count,
      reminders_due: due.count,
      reminders_lag_ms: due.count > 0 ? now - due.oldest : 0,
      people: people.count,
    }
  })
}
