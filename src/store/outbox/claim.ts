import type { ExpressionBuilder } from 'kysely'
import type { Delivery } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { type Queries, taking } from '../contract/database.ts'
import type { ClaimOptions } from '../contract/store.ts'
import type { Tables } from '../contract/tables.ts'
import { DELIVERY_COLUMNS, deliveryOf } from './outbox.ts'
import { removeSettled } from './remove-settled.ts'

/** The most rows that one claim wakes; more than a process sends meanwhile. */
const MOST_WOKEN = 2_000

/** Makes rows ready again whose lease, back-off or hold is expired. */
async function wake(context: StoreContext, queries: Queries, now: Instant): Promise<void> {
  const expired = queries
    .selectFrom('outbox')
    .select('seq')
    .where('wake_at', '<=', now)
    .where('settled_at', 'is', null)
    .where('wake_at', 'is not', null)
    .orderBy('wake_at')
    .limit(MOST_WOKEN)
  await queries
    .updateTable('outbox')
    .set({ wake_at: null, leased: 0 })
    .where('seq', 'in', taking(context.database, expired))
    .execute()
}

/**
 * No delivery of the person is being sent, and no earlier one is pending. `held` and `unknown` do not block:
 * a reminder held until next month, or a message that probably arrived, must not delay a reply.
 */
function isFirstInLine(row: ExpressionBuilder<Tables, 'outbox'>) {
  const before = row
    .selectFrom('outbox as other')
    .select('other.seq')
    .whereRef('other.person', '=', 'outbox.person')
    .where('other.settled_at', 'is', null)
    .where((other) =>
      other.or([
        other('other.leased', '=', 1),
        other.and([other('other.seq', '<', other.ref('outbox.seq')), other('other.state', '=', 'pending')]),
      ]),
    )
  return row.not(row.exists(before))
}

/** SQL parameters of one statement are limited. */
const MOST_CLAIMED = 2_000

function readyIn(queries: Queries, { channels, limit, person }: ClaimOptions) {
  return queries
    .selectFrom('outbox')
    .select(['seq', 'person'])
    .where('settled_at', 'is', null)
    .where('wake_at', 'is', null)
    .where('channel', 'in', [...channels])
    .$call((query) => (person === undefined ? query : query.where('person', '=', person)))
    .where(isFirstInLine)
    .orderBy('priority', 'desc')
    .orderBy('seq')
    .limit(Math.min(limit, MOST_CLAIMED))
}

/** The first row of each person: highest priority, then earliest. */
function onePerPerson(
  rows: readonly { readonly seq: number; readonly person: PersonId }[],
): readonly number[] {
  const first = new Map<PersonId, number>()
  for (const { seq, person } of rows) if (!first.has(person)) first.set(person, seq)
  return [...first.values()]
}

/**
 * People whose lock is free. PostgreSQL skips people whom another transaction has locked; SQLite has one
 * writer at a time.
 */
async function lockable(
  context: StoreContext,
  queries: Queries,
  people: readonly PersonId[],
): Promise<Set<PersonId>> {
  if (context.database.dialect === 'sqlite') return new Set(people)
  const known = await queries.selectFrom('people').select('id').where('id', 'in', people).execute()
  const free = await taking(
    context.database,
    queries.selectFrom('people').select('id').where('id', 'in', people),
  ).execute()
  // An erased person has no row, only a goodbye message.
  const rows = new Set(known.map(({ id }) => id))
  return new Set([...people.filter((id) => !rows.has(id)), ...free.map(({ id }) => id)])
}

function lease(queries: Queries, seqs: readonly number[], { now, leaseMs }: ClaimOptions) {
  return queries
    .updateTable('outbox')
    .set((row) => ({
      leased: 1,
      wake_at: now + leaseMs,
      attempts: row('attempts', '+', 1),
      first_attempt_at: row.fn.coalesce('first_attempt_at', row.val(now)),
    }))
    .where('seq', 'in', seqs)
    .where('settled_at', 'is', null)
    .where('wake_at', 'is', null)
    .where(isFirstInLine)
    .returning([...DELIVERY_COLUMNS, 'seq'])
    .execute()
}

/** When each of these people's last answer was sent. */
async function lastAnswers(
  queries: Queries,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Instant>> {
  if (people.length === 0) return new Map()
  const rows = await queries
    .selectFrom('outbox')
    .select((row) => ['person', row.fn.max('settled_at').as('at')])
    .where('person', 'in', people)
    .where('cause', '=', 'reply')
    .where('state', '=', 'sent')
    .groupBy('person')
    .execute()
  return new Map(rows.map(({ person, at }) => [person, Number(at)]))
}

/** Leases the rows; those of reminders come with the time of the person's last answer. */
async function leaseWithAnswers(queries: Queries, seqs: readonly number[], options: ClaimOptions) {
  const rows = await lease(queries, seqs, options)
  const reminded = rows.filter(({ cause }) => cause === 'reminder').map(({ person }) => person)
  const answers = await lastAnswers(queries, reminded)
  return rows.map((row) => ({
    row,
    answeredAt: row.cause === 'reminder' ? answers.get(row.person) : undefined,
  }))
}

/** See `Store.claimDeliveries`. */
export async function claimDeliveries(
  context: StoreContext,
  options: ClaimOptions,
): Promise<readonly Delivery[]> {
  if (options.channels.length === 0 || options.limit < 1) return []
  const rows = await context.database.write(async (queries) => {
    await removeSettled(context, queries, options.now)
    await wake(context, queries, options.now)
    const ready = await readyIn(queries, options).execute()
    if (ready.length === 0) return []
    const free = await lockable(
      context,
      queries,
      ready.map(({ person }) => person),
    )
    const seqs = onePerPerson(ready.filter(({ person }) => free.has(person)))
    return seqs.length === 0 ? [] : leaseWithAnswers(queries, seqs, options)
  })
  return rows
    .toSorted(({ row: a }, { row: b }) => b.priority - a.priority || a.seq - b.seq)
    .map(({ row, answeredAt }) => ({
      ...deliveryOf(context, row, row.attempts - 1),
      ...(answeredAt !== undefined && { answeredAt }),
    }))
}
