import { sql } from 'kysely'
import type { Delivery, Outcome } from '../../contracts/delivery.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import { locking, type Queries } from '../contract/database.ts'
import { backOff, KEPT } from '../contract/retention-periods.ts'
import type { Store } from '../contract/store.ts'
import type { OutboxRow } from '../contract/tables.ts'
import { lockPerson } from '../people/people.ts'
import { markUnreachable } from '../people/reachable.ts'
import { prepared } from '../postgres/prepared-query.ts'
import { sealMemo } from './outbox.ts'

/** `attempts`, if given, identifies the attempt, so that one whose lease ended is recognised. */
type Attempt = Pick<Delivery, 'id'> & Partial<Pick<Delivery, 'attempts'>>
type Sent = Extract<Outcome, { readonly state: 'sent' }>
type Row = Pick<OutboxRow, 'id' | 'attempts' | 'state' | 'goodbye'>

function settledColumns(row: Row, retention: number, now: Instant) {
  return {
    settled_at: now,
    wake_at: null,
    leased: 0,
    forget_at: now + (row.goodbye ? KEPT.goodbye : retention),
  }
}

function rescheduledColumns(wakeAt: Instant) {
  return { settled_at: null, forget_at: null, wake_at: wakeAt, leased: 0 }
}

/** The changed columns for an outcome. */
function changedColumns(row: Row, outcome: Exclude<Outcome, Sent>, now: Instant) {
  switch (outcome.state) {
    case 'failed':
      return { state: outcome.state, ...settledColumns(row, KEPT.failed, now), reason: outcome.reason }
    case 'held':
      return { state: outcome.state, ...rescheduledColumns(outcome.notBefore), reason: outcome.reason }
    case 'retry':
      return {
        state: 'pending' as const,
        ...rescheduledColumns(outcome.notBefore ?? now + backOff(row.attempts, row.id)),
        reason: outcome.reason,
      }
    case 'unknown': {
      const next =
        outcome.notBefore === undefined
          ? settledColumns(row, KEPT.failed, now)
          : rescheduledColumns(outcome.notBefore)
      return { state: outcome.state, ...next, reason: outcome.reason }
    }
  }
}

/**
 * Whether the outcome belongs to the current attempt. Settled rows do not change, and an attempt whose lease
 * ended says nothing about the current one.
 */
function isCurrentAttempt(row: Row, delivery: Attempt): boolean {
  if (row.state === 'sent' || row.state === 'failed') return false
  return delivery.attempts === undefined || delivery.attempts + 1 === row.attempts
}

function rowFor(context: StoreContext, queries: Queries, id: string) {
  const query = queries
    .selectFrom('outbox')
    .select(['id', 'person', 'attempts', 'state', 'goodbye'])
    .where('id', '=', id)
  return locking(context.database, query).executeTakeFirst()
}

/** Marks the person of a delivery as unreachable. Locks the person before the row, as everywhere. */
async function markPersonUnreachable(
  context: StoreContext,
  queries: Queries,
  id: string,
  now: Instant,
): Promise<void> {
  const row = await queries
    .selectFrom('outbox')
    .select(['person', 'goodbye'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.goodbye) return
  await lockPerson(context, queries, row.person, now)
  await markUnreachable(queries, row.person, now)
}

/** `sent` is final, whichever attempt reports it and whenever. */
const settleSent = prepared(
  (queries, { id, ref, now }: SentRow) => {
    const kept = sql<Instant>`case goodbye when 1 then ${sql.lit(KEPT.goodbye)} else ${sql.lit(KEPT.sent)} end`
    const forgetAt = sql<Instant>`cast(${now} as bigint) + ${kept}`
    const settled = { settled_at: now, wake_at: null, leased: 0, forget_at: forgetAt }
    return queries
      .updateTable('outbox')
      .set({ state: 'sent', reason: null, ref, ...settled })
      .where('id', '=', id)
      .where('state', '<>', 'sent')
  },
  { id: 'an id', ref: 'a reference', now: -1 },
)

async function settleOther(
  context: StoreContext,
  queries: Queries,
  delivery: Attempt,
  outcome: Exclude<Outcome, Sent>,
  now: Instant,
): Promise<void> {
  if (outcome.state === 'failed' && outcome.unreachable)
    await markPersonUnreachable(context, queries, delivery.id, now)
  const row = await rowFor(context, queries, delivery.id)
  if (!row || !isCurrentAttempt(row, delivery)) return
  const memo = 'memo' in outcome && outcome.memo ? { memo: sealMemo(context, row.id, outcome.memo) } : {}
  await queries
    .updateTable('outbox')
    .set({ ...changedColumns(row, outcome, now), ...memo })
    .where('id', '=', row.id)
    .execute()
}

type SentRow = {
  readonly id: string
  readonly ref: string | null
  readonly now: Instant
}

/** Stores `sent` outcomes in groups: calls during a commit share the next one. */
function createSentGroup(context: StoreContext): (row: SentRow) => Promise<void> {
  let waiting: SentRow[] = []
  let next: Promise<void> | undefined
  /** Empties the list, sorted by id: the same lock order in every process prevents deadlocks. */
  const takeWaiting = () => {
    const rows = waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    waiting = []
    next = undefined
    return rows
  }
  const commitGroup = async () => {
    let taken: readonly SentRow[] | undefined
    try {
      await context.database.write(async (queries) => {
        taken ??= takeWaiting()
        for (const row of taken) await settleSent(context, queries, row)
      })
    } finally {
      // The transaction did not start. The waiting calls are rejected with it.
      if (!taken) takeWaiting()
    }
  }
  return (row) => {
    waiting.push(row)
    next ??= commitGroup()
    return next
  }
}

/** See `Store.settle`. */
export function createSettle(context: StoreContext): Store['settle'] {
  const keepSent = createSentGroup(context)
  return (delivery, outcome, now) =>
    outcome.state === 'sent'
      ? keepSent({ id: delivery.id, ref: outcome.ref ?? null, now })
      : context.database.write((queries) => settleOther(context, queries, delivery, outcome, now))
}
