import { sql } from 'kysely'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import type { OutboxState } from '../contract/tables.ts'

const UNSENT = ['pending', 'held', 'unknown', 'failed'] as const satisfies readonly OutboxState[]

/** Counts by state, each from its own index. The number of sent rows is the rest. */
async function outboxCounts(queries: Queries): Promise<Readonly<Record<string, number>>> {
  const byState = queries
    .selectFrom('outbox')
    .select((row) => ['state', row.fn.countAll<number>().as('count')])
    .groupBy('state')
  const open = await byState.where('settled_at', 'is', null).execute()
  const lost = await byState
    .where('settled_at', 'is not', null)
    .where('state', '<>', sql.lit('sent'))
    .execute()
  const all = await queries
    .selectFrom('outbox')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const sum = (rows: readonly { readonly count: number }[]) =>
    rows.reduce((total, { count }) => total + count, 0)
  const unsent = [...open, ...lost]
  return {
    ...Object.fromEntries(
      UNSENT.map((state) => [`outbox_${state}`, sum(unsent.filter((row) => row.state === state))]),
    ),
    outbox_sent: all.count - sum(unsent),
  }
}

/** See `Store.counts`. Names that end in `_ms` are milliseconds; 0 if nothing waits. */
export function counts(context: StoreContext, now: Instant): Promise<Readonly<Record<string, number>>> {
  return context.database.read(async (queries) => {
    const inbox = await queries
      .selectFrom('inbox')
      .select((row) => [row.fn.countAll<number>().as('waiting'), row.fn.min('received_at').as('oldest')])
      .where('done_at', 'is', null)
      .executeTakeFirstOrThrow()
    const outbox = await outboxCounts(queries)
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
    return {
      inbox_waiting: inbox.waiting,
      oldest_wait_ms: inbox.waiting > 0 ? Math.max(0, now - inbox.oldest) : 0,
      ...outbox,
      reminders_scheduled: scheduled.count,
      reminders_due: due.count,
      reminders_lag_ms: due.count > 0 ? now - due.oldest : 0,
      people: people.count,
    }
  })
}
