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

/** `attempts`, where it is given, tells an attempt whose lease ended from the one that is under way. */
type Attempt = Pick<Delivery, 'id'> & Partial<Pick<Delivery, 'attempts'>>
type Sent = Extract<Outcome, { readonly state: 'sent' }>
type Row = Pick<OutboxRow, 'id' | 'attempts' | 'state' | 'goodbye'>

function over(row: Row, keep: number, now: Instant) {
  return { settled_at: now, wake_at: null, leased: 0, forget_at: now + (row.goodbye ? KEPT.goodbye : keep) }
}

function again(wakeAt: Instant) {
  return { settled_at: null, forget_at: null, wake_at: wakeAt, leased: 0 }
}

/** What the row becomes. */
function changeBy(row: Row, outcome: Exclude<Outcome, Sent>, now: Instant) {
  switch (outcome.state) {
    case 'failed':
      return { state: outcome.state, ...over(row, KEPT.failed, now), reason: outcome.reason }
    case 'held':
      return { state: outcome.state, ...again(outcome.notBefore), reason: outcome.reason }
    case 'retry':
      return {
        state: 'pending' as const,
        ...again(outcome.notBefore ?? now + backOff(row.attempts, row.id)),
        reason: outcome.reason,
      }
    case 'unknown': {
      const next = outcome.notBefore === undefined ? over(row, KEPT.failed, now) : again(outcome.notBefore)
      return { state: outcome.state, ...next, reason: outcome.reason }
    }
  }
}

/** What is settled stays, and a straggler whose lease ended says nothing about the attempt that is under way. */
function counts(row: Row, delivery: Attempt): boolean {
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

/** The person is locked before the row, as everywhere. */
async function lose(context: StoreContext, queries: Queries, id: string, now: Instant): Promise<void> {
  const row = await queries
    .selectFrom('outbox')
    .select(['person', 'goodbye'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.goodbye) return
  await lockPerson(context, queries, row.person, now)
  await markUnreachable(queries, row.person, now)
}

/** That it was sent is true for ever, whoever says so and whenever. */
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
  if (outcome.state === 'failed' && outcome.unreachable) await lose(context, queries, delivery.id, now)
  const row = await rowFor(context, queries, delivery.id)
  if (!row || !counts(row, delivery)) return
  const memo = 'memo' in outcome && outcome.memo ? { memo: sealMemo(context, row.id, outcome.memo) } : {}
  await queries
    .updateTable('outbox')
    .set({ ...changeBy(row, outcome, now), ...memo })
    .where('id', '=', row.id)
    .execute()
}

type SentRow = {
  readonly id: string
  readonly ref: string | null
  readonly now: Instant
}

/**
 * Keeps what was sent, many with one commit and in one piece of work: whoever comes while a commit is being made waits for
 * the next with everybody else.
 */
function sentKeeper(context: StoreContext): (row: SentRow) => Promise<void> {
  let waiting: SentRow[] = []
  let next: Promise<void> | undefined
  /** Takes everybody who waits, in one order everywhere, so that two processes never wait for each other. */
  const take = () => {
    const rows = waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    waiting = []
    next = undefined
    return rows
  }
  const keep = async () => {
    let taken: readonly SentRow[] | undefined
    try {
      await context.database.write(async (queries) => {
        taken ??= take()
        for (const row of taken) await settleSent(context, queries, row)
      })
    } finally {
      // It did not even begin: whoever waits is refused with it.
      if (!taken) take()
    }
  }
  return (row) => {
    waiting.push(row)
    next ??= keep()
    return next
  }
}

/** See `Store.settle`. */
export function createSettle(context: StoreContext): Store['settle'] {
  const keepSent = sentKeeper(context)
  return (delivery, outcome, now) =>
    outcome.state === 'sent'
      ? keepSent({ id: delivery.id, ref: outcome.ref ?? null, now })
      : context.database.write((queries) => settleOther(context, queries, delivery, outcome, now))
}
