import type { Delivery, ReplyTo } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import type { OutboxRow } from '../contract/tables.ts'
import { prepared } from '../postgres/prepared-query.ts'

const BODY = 'outbox.body'
const MEMO = 'outbox.memo'

/** The columns of a delivery. */
export type DeliveryRow = Pick<
  OutboxRow,
  'id' | 'person' | 'cause' | 'priority' | 'body' | 'memo' | 'attempts' | 'first_attempt_at' | 'created_at'
>
export const DELIVERY_COLUMNS = [
  'id',
  'person',
  'cause',
  'priority',
  'body',
  'memo',
  'attempts',
  'first_attempt_at',
  'created_at',
] as const

/** A delivery before it is inserted. */
export interface Draft extends Pick<Delivery, 'id' | 'person' | 'messages' | 'cause' | 'priority'> {
  readonly replyTo?: ReplyTo | undefined
  readonly goodbye?: boolean
}

/** The channel of a person: the part of the id before the first colon. */
export function channelOf(person: PersonId): string {
  return person.slice(0, person.indexOf(':'))
}

export function sealMemo(context: StoreContext, id: string, memo: ReplyTo): Uint8Array {
  return context.cipher.seal(MEMO, id, JSON.stringify(memo))
}

/** The outbox row of a pending delivery. */
export function rowOf(context: StoreContext, draft: Draft, now: Instant) {
  const { id, person, cause, priority, messages, replyTo } = draft
  return {
    id,
    person,
    channel: channelOf(person),
    cause,
    priority,
    state: 'pending' as const,
    body: context.cipher.seal(BODY, id, JSON.stringify({ messages, replyTo })),
    created_at: now,
    goodbye: draft.goodbye ? 1 : 0,
  }
}

/** Decrypts a row into a delivery. `earlier`: the number of attempts before this one. */
export function deliveryOf(context: StoreContext, row: DeliveryRow, earlier: number): Delivery {
  const body: Pick<Delivery, 'messages' | 'replyTo'> = JSON.parse(context.cipher.open(BODY, row.id, row.body))
  const memo: ReplyTo | undefined = row.memo
    ? JSON.parse(context.cipher.open(MEMO, row.id, row.memo))
    : undefined
  return {
    ...body,
    id: row.id,
    person: row.person,
    cause: row.cause,
    priority: row.priority,
    madeAt: row.created_at,
    attempts: earlier,
    ...(row.first_attempt_at !== null && earlier > 0 && { firstAttemptAt: row.first_attempt_at }),
    ...(memo && { memo }),
  }
}

/** The person's deliveries that are being sent, or that are pending, ahead of a new one. */
export function deliveriesAhead(queries: Queries, person: PersonId) {
  return queries
    .selectFrom('outbox')
    .select('seq')
    .where('person', '=', person)
    .where('settled_at', 'is', null)
    .where((row) => row.or([row('leased', '=', 1), row('state', '=', 'pending')]))
}

const firstAhead = prepared(
  (queries, { person }: { readonly person: PersonId }) => deliveriesAhead(queries, person).limit(1),
  { person: 'line:a person' },
)

/** Whether deliveries of the person are being sent or pending. */
export async function hasDeliveriesAhead(
  context: StoreContext,
  queries: Queries,
  person: PersonId,
): Promise<boolean> {
  return (await firstAhead(context, queries, { person })).rows.length > 0
}

/** See `Store.deliveriesAfter`. */
export async function deliveriesAfter(
  context: StoreContext,
  person: PersonId,
  cursor: number,
  limit: number,
) {
  const rows = await context.database.read((queries) =>
    queries
      .selectFrom('outbox')
      .select([...DELIVERY_COLUMNS, 'seq'])
      .where('person', '=', person)
      .where('seq', '>', cursor)
      .orderBy('seq')
      .limit(limit)
      .execute(),
  )
  return rows.map((row) => ({ cursor: row.seq, delivery: deliveryOf(context, row, row.attempts) }))
}
