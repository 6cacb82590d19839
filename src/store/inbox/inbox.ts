import type { Received } from '../../contracts/incoming.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import type { InboxRow } from '../contract/tables.ts'
import { prepared } from '../postgres/prepared-query.ts'

const PAYLOAD = 'inbox.payload'

/** An event in the inbox and the pseudonym of its key. */
export interface WaitingEvent {
  readonly name: string
  readonly event: Received
}

type Content = Omit<Received, 'person' | 'at'>

function rowFor(context: StoreContext, { person, at, ...content }: Received, now: Instant) {
  const key = context.names.name('event', content.key)
  const payload = context.cipher.seal(PAYLOAD, key, JSON.stringify(content))
  return { key, person, at, payload, received_at: now }
}

function eventOf(
  context: StoreContext,
  person: PersonId,
  row: Pick<InboxRow, 'key' | 'at' | 'payload'>,
): WaitingEvent[] {
  if (!row.payload) return []
  const content: Content = JSON.parse(context.cipher.open(PAYLOAD, row.key, row.payload))
  return [{ name: row.key, event: { ...content, person, at: row.at } }]
}

function distinct(rows: readonly { readonly person: PersonId | null }[]): readonly PersonId[] {
  return [...new Set(rows.flatMap(({ person }) => (person ? [person] : [])))]
}

/** See `Store.accept`. */
export async function accept(
  context: StoreContext,
  events: readonly Received[],
  now: Instant,
): Promise<readonly PersonId[]> {
  if (events.length === 0) return []
  const rows = events.map((event) => rowFor(context, event, now))
  return context.database.write(async (queries) => {
    const taken = await queries
      .insertInto('inbox')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('person')
      .execute()
    if (taken.length === rows.length) return distinct(taken)
    const keys = rows.map(({ key }) => key)
    const waiting = queries
      .selectFrom('inbox')
      .select('person')
      .where('key', 'in', keys)
      .where('done_at', 'is', null)
    return distinct(await waiting.execute())
  })
}

/** The person's waiting events. */
export function eventsWaiting(queries: Queries, person: PersonId) {
  return queries
    .selectFrom('inbox')
    .select(['key', 'at', 'payload'])
    .where('person', '=', person)
    .where('done_at', 'is', null)
}

const waitingFor = prepared(
  (queries, { person }: { readonly person: PersonId }) =>
    eventsWaiting(queries, person).orderBy('at').orderBy('seq'),
  { person: 'line:a person' },
)

const insertDone = prepared(
  (queries, values: { readonly key: string; readonly at: Instant; readonly now: Instant }) =>
    queries
      .insertInto('inbox')
      .values({
        key: values.key,
        person: null,
        at: values.at,
        payload: null,
        received_at: values.now,
        done_at: values.now,
      })
      .onConflict((conflict) => conflict.column('key').doNothing()),
  { key: 'a key', at: -1, now: -2 },
)

/** Stores only the key of an event that this transaction processes. `undefined` if the key is known. */
export async function insertProcessed(
  context: StoreContext,
  queries: Queries,
  event: Received,
  now: Instant,
): Promise<WaitingEvent | undefined> {
  const key = context.names.name('event', event.key)
  const { numAffectedRows } = await insertDone(context, queries, { key, at: event.at, now })
  return numAffectedRows === 1n ? { name: key, event } : undefined
}

/** The person's waiting events in the order in which they happened. */
export async function waitingOf(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
): Promise<readonly WaitingEvent[]> {
  const { rows } = await waitingFor(context, queries, { person })
  return rows.flatMap((row) => eventOf(context, person, row))
}

/** Marks events as done and deletes person and payload. The key stays. */
export async function markDone(
  queries: Queries,
  waiting: readonly WaitingEvent[],
  now: Instant,
): Promise<void> {
  const keys = waiting.map(({ name }) => name)
  await queries
    .updateTable('inbox')
    .set({ done_at: now, person: null, payload: null })
    .where('key', 'in', keys)
    .execute()
}

/** Counts a failed turn. The person is tried after people without failures. */
export async function markTried(context: StoreContext, person: PersonId): Promise<void> {
  await context.database.write((queries) =>
    queries
      .updateTable('inbox')
      .set((row) => ({ tries: row('tries', '+', 1) }))
      .where('person', '=', person)
      .where('done_at', 'is', null)
      .execute(),
  )
}

/** See `Store.peopleWaiting`. */
export async function peopleWaiting(context: StoreContext, limit: number): Promise<readonly PersonId[]> {
  const rows = await context.database.read((queries) =>
    queries
      .selectFrom('inbox')
      .select(['person'])
      .where('done_at', 'is', null)
      .groupBy('person')
      .orderBy((row) => row.fn.max('tries'))
      .orderBy((row) => row.fn.min('seq'))
      .limit(limit)
      .execute(),
  )
  return distinct(rows)
}

/** See `Store.forgetEvent`. */
export async function forgetEvent(context: StoreContext, key: string): Promise<void> {
  const name = context.names.name('event', key)
  await context.database.write((queries) =>
    queries
      .updateTable('inbox')
      .set((row) => ({ person: null, payload: null, done_at: row.fn.coalesce('done_at', 'received_at') }))
      .where('key', '=', name)
      .execute(),
  )
}
