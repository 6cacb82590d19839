import type { PersonId, Received } from '../../contracts/port.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { Ground } from '../context.ts'
import type { Queries } from '../database.ts'
import { prepared } from '../postgres/prepared-query.ts'
import type { InboxRow } from '../schema/tables.ts'

const PAYLOAD = 'inbox.payload'

/** An event that waits, with the name that its key has in the store. */
export interface Waiting {
  readonly name: string
  readonly event: Received
}

type Content = Omit<Received, 'person' | 'at'>

function rowFor(ground: Ground, { person, at, ...content }: Received, now: Instant) {
  const key = ground.names.name('event', content.key)
  const payload = ground.cipher.seal(PAYLOAD, key, JSON.stringify(content))
  return { key, person, at, payload, received_at: now }
}

function eventOf(ground: Ground, person: PersonId, row: Pick<InboxRow, 'key' | 'at' | 'payload'>): Waiting[] {
  if (!row.payload) return []
  const content: Content = JSON.parse(ground.cipher.open(PAYLOAD, row.key, row.payload))
  return [{ name: row.key, event: { ...content, person, at: row.at } }]
}

function distinct(rows: readonly { readonly person: PersonId | null }[]): readonly PersonId[] {
  return [...new Set(rows.flatMap(({ person }) => (person ? [person] : [])))]
}

/** See `Store.accept`. */
export async function accept(
  ground: Ground,
  events: readonly Received[],
  now: Instant,
): Promise<readonly PersonId[]> {
  if (events.length === 0) return []
  const rows = events.map((event) => rowFor(ground, event, now))
  return ground.database.write(async (queries) => {
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

/** What of the person waits. */
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

/** Keeps only the name of an event that is dealt with in this very transaction; `undefined` when it is known already. */
export async function takeAtOnce(
  ground: Ground,
  queries: Queries,
  event: Received,
  now: Instant,
): Promise<Waiting | undefined> {
  const key = ground.names.name('event', event.key)
  const { numAffectedRows } = await insertDone(ground, queries, { key, at: event.at, now })
  return numAffectedRows === 1n ? { name: key, event } : undefined
}

/** The events of one person that wait, in the order in which they happened. */
export async function waitingOf(
  ground: Ground,
  queries: Queries,
  person: PersonId,
): Promise<readonly Waiting[]> {
  const { rows } = await waitingFor(ground, queries, { person })
  return rows.flatMap((row) => eventOf(ground, person, row))
}

/** What was said, and by whom, is not needed any more; that it came stays known. */
export async function markDone(queries: Queries, waiting: readonly Waiting[], now: Instant): Promise<void> {
  const keys = waiting.map(({ name }) => name)
  await queries
    .updateTable('inbox')
    .set({ done_at: now, person: null, payload: null })
    .where('key', 'in', keys)
    .execute()
}

/** A turn failed: this person is tried after those with whom nothing is wrong. */
export async function markTried(ground: Ground, person: PersonId): Promise<void> {
  await ground.database.write((queries) =>
    queries
      .updateTable('inbox')
      .set((row) => ({ tries: row('tries', '+', 1) }))
      .where('person', '=', person)
      .where('done_at', 'is', null)
      .execute(),
  )
}

/** See `Store.peopleWaiting`. */
export async function peopleWaiting(ground: Ground, limit: number): Promise<readonly PersonId[]> {
  const rows = await ground.database.read((queries) =>
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
export async function forgetEvent(ground: Ground, key: string): Promise<void> {
  const name = ground.names.name('event', key)
  await ground.database.write((queries) =>
    queries
      .updateTable('inbox')
      .set((row) => ({ person: null, payload: null, done_at: row.fn.coalesce('done_at', 'received_at') }))
      .where('key', '=', name)
      .execute(),
  )
}
