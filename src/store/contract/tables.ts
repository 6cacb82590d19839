import type { Generated, Selectable } from 'kysely'
import type { Delivery } from '../../contracts/delivery.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'

/** One sealed field: see `cipher.ts`. */
export type Sealed = Uint8Array

/** Who is known. `record` is empty until the first answer. */
export interface PeopleTable {
  id: PersonId
  record: Sealed | null
  unreachable_at: Instant | null
  first_seen: Instant
  last_seen: Instant
  /** When everything of the person goes, unless something happens before. */
  forget_at: Instant
}

/** What came in. The key is a name without meaning; everything else about it goes as soon as it is done. */
interface InboxTable {
  seq: Generated<number>
  key: string
  person: PersonId | null
  at: Instant
  payload: Sealed | null
  received_at: Instant
  done_at: Instant | null
  /** How often a turn failed on it: people in trouble are tried last. */
  tries: Generated<number>
}

/** Where a delivery stands; `sent`, `failed` and an `unknown` that nobody will ask about again are settled. */
export type OutboxState = 'pending' | 'held' | 'unknown' | 'sent' | 'failed'

/** What goes out. Ready: not settled and nothing to wait for. */
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
  /** Nobody gets it before: a lease's end, a back-off, a quota's renewal. */
  wake_at: Instant | null
  /** 1 while somebody is sending it. */
  leased: Generated<number>
  settled_at: Instant | null
  reason: string | null
  ref: string | null
  /** 1: the last words to somebody who is erased; gone soon after. */
  goodbye: number
  /** When the row goes; set as it settles. */
  forget_at: Instant | null
}

/** What will be pushed; the row is the queue entry. Once queued only the name stays, so that it is never sent again. */
export interface RemindersTable {
  person: PersonId
  id: string
  channel: string
  due_at: Instant
  payload: Sealed | null
  /** Tells whether a plan has changed without opening the payload. */
  digest: string
  /** Since when the person cannot be reached. */
  paused_at: Instant | null
  queued_at: Instant | null
}

/** Small things beside the people. No value: only locked. */
interface ValuesTable {
  name: string
  value: Sealed | null
  owner: string | null
  expires_at: Instant | null
  locked_by: string | null
  locked_until: Instant | null
}

/** What the store needs for itself: the secret of its names. */
interface SecretsTable {
  name: string
  value: Sealed
}

/** Which migrations were run. */
interface MigrationsTable {
  id: number
  name: string
  applied_at: Instant
}

/** The database. */
export interface Tables {
  people: PeopleTable
  inbox: InboxTable
  outbox: OutboxTable
  reminders: RemindersTable
  values: ValuesTable
  secrets: SecretsTable
  migrations: MigrationsTable
}

/** Rows as they are read. */
export type InboxRow = Selectable<InboxTable>
export type OutboxRow = Selectable<OutboxTable>
