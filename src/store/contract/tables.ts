import type { Generated, Selectable } from 'kysely'
import type { Delivery } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'

/** An encrypted field; see `cipher.ts`. */
export type Sealed = Uint8Array

/** Known people. `record` is null before the first answer. */
export interface PeopleTable {
  id: PersonId
  record: Sealed | null
  unreachable_at: Instant | null
  first_seen: Instant
  last_seen: Instant
  /** When the person is deleted, unless they make contact before. */
  forget_at: Instant
}

/** Incoming events. `key` is a pseudonym. Person and payload are deleted when the event is done. */
interface InboxTable {
  seq: Generated<number>
  key: string
  person: PersonId | null
  at: Instant
  payload: Sealed | null
  received_at: Instant
  done_at: Instant | null
  /** The number of failed turns. People with failures are tried last. */
  tries: Generated<number>
}

/** The state of a delivery. `sent`, `failed`, and an `unknown` without a further attempt are settled. */
export type OutboxState = 'pending' | 'held' | 'unknown' | 'sent' | 'failed'

/** Outgoing deliveries. A row is ready if it is not settled and has no `wake_at`. */
interface OutboxTable {
  seq: Generated<number>
  id: string
  person: PersonId
  channel: string
  cause: Delivery['cause']
  priority: number
  state: OutboxState
  body: Sealed
  memo: Sealed | null
  created_at: Instant
  attempts: Generated<number>
  first_attempt_at: Instant | null
  /** Not claimed before: the end of a lease, back-off or quota period. */
  wake_at: Instant | null
  /** 1 while a process holds the lease. */
  leased: Generated<number>
  settled_at: Instant | null
  reason: string | null
  ref: string | null
  /** 1: the confirmation of an erasure; deleted soon after it is sent. */
  goodbye: number
  /** When the row is deleted; set when it settles. */
  forget_at: Instant | null
}

/** Planned reminders. After a reminder is queued only its id stays, so that it is never sent again. */
export interface RemindersTable {
  person: PersonId
  id: string
  channel: string
  due_at: Instant
  payload: Sealed | null
  /** A hash of the plan. It detects changes without decrypting the payload. */
  digest: string
  /** Since when the person is unreachable. */
  paused_at: Instant | null
  queued_at: Instant | null
}

/** Named values. A row without a value is only a lock. */
interface ValuesTable {
  name: string
  value: Sealed | null
  owner: string | null
  expires_at: Instant | null
  locked_by: string | null
  /** Changes at each renewal. A lock whose time stays the same for 30 seconds is a dead process's. */
  locked_until: Instant | null
}

/** The store's own secret for pseudonyms. */
interface SecretsTable {
  name: string
  value: Sealed
}

/** Applied migrations. */
interface MigrationsTable {
  id: number
  name: string
  applied_at: Instant
}

/** All tables. */
export interface Tables {
  people: PeopleTable
  inbox: InboxTable
  outbox: OutboxTable
  reminders: RemindersTable
  values: ValuesTable
  secrets: SecretsTable
  migrations: MigrationsTable
}

/** Selected rows. */
export type InboxRow = Selectable<InboxTable>
export type OutboxRow = Selectable<OutboxTable>
