import type { Delivery } from '../../contracts/delivery.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { KEPT } from '../contract/retention-periods.ts'
import type { OutboxRow } from '../contract/tables.ts'
import { prepared } from '../postgres/prepared-query.ts'
import { type Draft, hasDeliveriesAhead, rowOf } from './outbox.ts'

/** The instant of the turn, and the length of the lease in milliseconds. */
export interface LeaseOptions {
  readonly now: Instant
  readonly leaseMs: number
}

const putRow = prepared(
  (queries, row: Omit<OutboxRow, 'seq' | 'memo' | 'ref'>) => queries.insertInto('outbox').values(row),
  {
    id: 'an id',
    person: 'line:a person',
    channel: 'line',
    cause: 'reply',
    priority: -1,
    state: 'pending',
    body: new Uint8Array(1),
    created_at: -2,
    goodbye: -3,
    leased: -4,
    wake_at: -5,
    attempts: -6,
    first_attempt_at: -7,
    reason: 'a reason',
    settled_at: -8,
    forget_at: -9,
  },
)

/** Inserts drafts into the outbox. Leases the first one if no earlier delivery waits. */
export async function enqueue(
  context: StoreContext,
  queries: Queries,
  drafts: readonly Draft[],
  reachable: boolean,
  { now, leaseMs }: LeaseOptions,
  isBusy: boolean | undefined,
): Promise<readonly Delivery[]> {
  const [first] = drafts
  if (!first) return []
  const leased = reachable && !(isBusy ?? (await hasDeliveriesAhead(context, queries, first.person)))
  const lost = {
    state: 'failed' as const,
    reason: 'unreachable',
    settled_at: now,
    forget_at: now + KEPT.failed,
  }
  const taken = { leased: 1, wake_at: now + leaseMs, attempts: 1, first_attempt_at: now }
  const waits = { leased: 0, wake_at: null, attempts: 0, first_attempt_at: null }
  const rows = drafts.map((draft, index) => ({
    ...rowOf(context, draft, now),
    ...(leased && index === 0 ? taken : waits),
    ...(reachable ? { reason: null, settled_at: null, forget_at: null } : lost),
  }))
  for (const row of rows) await putRow(context, queries, row)
  if (!leased) return []
  const { goodbye: _, replyTo, ...delivery } = first
  return [{ ...delivery, madeAt: now, attempts: 0, ...(replyTo && { replyTo }) }]
}
