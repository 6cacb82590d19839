import { sql } from 'kysely'
import type { PersonId } from '../../contracts/person.ts'
import { type Day, dayInJapan, type Instant } from '../../domain/dates/day.ts'
import type { PlannedReminder } from '../../domain/reminders/schedule/planned-reminder.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { DAY, dueAt, JAPAN_AHEAD } from '../contract/retention-periods.ts'
import type { StoredReminder } from '../contract/store.ts'
import type { RemindersTable } from '../contract/tables.ts'
import { channelOf } from '../outbox/outbox.ts'
import { prepared } from '../postgres/prepared-query.ts'

const PAYLOAD = 'reminders.payload'

type Stored = Pick<RemindersTable, 'id' | 'digest' | 'queued_at'>

function nameOf(context: StoreContext, person: PersonId, id: string): string {
  return context.names.name('reminder', person, id)
}

function rowOf(
  context: StoreContext,
  person: PersonId,
  planned: PlannedReminder,
  pausedAt: Instant | null,
): RemindersTable {
  const id = nameOf(context, person, planned.id)
  const text = JSON.stringify(planned)
  return {
    person,
    id,
    channel: channelOf(person),
    due_at: dueAt(planned.day, planned.hour, person),
    payload: context.cipher.seal(PAYLOAD, id, text),
    digest: context.names.name('plan', person, text),
    paused_at: pausedAt,
    queued_at: null,
  }
}

/** Decrypts a future reminder. */
export function reminderOf(
  context: StoreContext,
  row: Pick<RemindersTable, 'person' | 'id' | 'due_at' | 'payload'>,
): readonly StoredReminder[] {
  if (!row.payload) return []
  const planned: PlannedReminder = JSON.parse(context.cipher.open(PAYLOAD, row.id, row.payload))
  return [{ ...planned, person: row.person, dueAt: row.due_at }]
}

async function cancel(queries: Queries, person: PersonId, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await queries.deleteFrom('reminders').where('person', '=', person).where('id', 'in', ids).execute()
}

async function schedule(queries: Queries, rows: readonly RemindersTable[]): Promise<void> {
  if (rows.length === 0) return
  await queries
    .insertInto('reminders')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person', 'id']).doUpdateSet((row) => ({
        due_at: row.ref('excluded.due_at'),
        payload: row.ref('excluded.payload'),
        digest: row.ref('excluded.digest'),
        paused_at: row.ref('excluded.paused_at'),
      })),
    )
    .execute()
}

const storedFor = prepared(
  (queries, { person }: { readonly person: PersonId }) =>
    queries.selectFrom('reminders').select(['id', 'digest', 'queued_at']).where('person', '=', person),
  { person: 'line:a person' },
)

/**
 * Updates the (locked) person's reminders to the plan. Unchanged ones are not written, unplanned ones are
 * deleted, and queued ones stay known, so that no plan sends them again. New ones that are already due are
 * skipped, because the person is being answered now. Resolves to the last due instant, 0 for none.
 */
export async function replan(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
  plan: readonly PlannedReminder[],
  pausedAt: Instant | null,
  now: Instant,
): Promise<Instant> {
  const { rows }: { readonly rows: readonly Stored[] } = await storedFor(context, queries, { person })
  const stored = new Map(rows.map((row) => [row.id, row]))
  const planned = new Map(plan.map((one) => [nameOf(context, person, one.id), one]))
  const changed = [...planned].filter(([id, one]) => {
    const known = stored.get(id)
    if (known === undefined) return dueAt(one.day, one.hour, person) > now
    return (
      known.queued_at === null && known.digest !== context.names.name('plan', person, JSON.stringify(one))
    )
  })
  const vanished = rows.filter(({ id, queued_at }) => queued_at === null && !planned.has(id))
  await cancel(
    queries,
    person,
    vanished.map(({ id }) => id),
  )
  await schedule(
    queries,
    changed.map(([, one]) => rowOf(context, person, one, pausedAt)),
  )
  return Math.max(0, ...plan.map(({ day, hour }) => dueAt(day, hour, person)))
}

/** See `Store.remindersOf`. */
export async function remindersOf(
  context: StoreContext,
  person: PersonId,
): Promise<readonly StoredReminder[]> {
  const rows = await context.database.read((queries) =>
    queries
      .selectFrom('reminders')
      .select(['person', 'id', 'due_at', 'payload'])
      .where('person', '=', person)
      .where('queued_at', 'is', null)
      .orderBy('due_at')
      .execute(),
  )
  return rows.flatMap((row) => reminderOf(context, row))
}

/** See `Store.forecast`. */
export async function forecast(context: StoreContext, from: Day, days: number) {
  const start = Date.parse(`${from}T00:00:00Z`) - JAPAN_AHEAD
  // A literal, not a parameter: SQLite binds numbers as floats, and this is an integer division.
  const day = sql<number>`(due_at + ${sql.lit(JAPAN_AHEAD)}) / ${sql.lit(DAY)}`
  const rows = await context.database.read((queries) =>
    queries
      .selectFrom('reminders')
      .select((row) => [day.as('day'), 'channel', row.fn.count<number>('person').distinct().as('people')])
      .where('queued_at', 'is', null)
      .where('paused_at', 'is', null)
      .where('due_at', '>=', start)
      .where('due_at', '<', start + days * DAY)
      .groupBy([day, 'channel'])
      .orderBy(day)
      .orderBy('channel')
      .execute(),
  )
  return rows.map((row) => ({ ...row, day: dayInJapan(row.day * DAY) }))
}
