import type { Delivery, Outcome } from '../../contracts/delivery.ts'
import type { Received } from '../../contracts/incoming.ts'
import type { KeyValueStore } from '../../contracts/key-value.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { Day, Instant } from '../../domain/dates/day.ts'
import type { PlannedReminder } from '../../domain/reminders/schedule/planned-reminder.ts'
import type { TurnResult } from '../../domain/turn.ts'

/** A person as the store knows them; the record is decrypted and parsed. */
export interface Person {
  readonly id: PersonId
  readonly record: PersonRecord | undefined
  /** False while the person blocked the bot or was deactivated: nothing is pushed. */
  readonly reachable: boolean
  readonly firstSeen: Instant
  readonly lastSeen: Instant
}

/** A reminder row: planned, or already put into the outbox. */
export interface StoredReminder extends PlannedReminder {
  readonly person: PersonId
  /** When it is due, spread over its hour. */
  readonly dueAt: Instant
  readonly sentAt?: Instant
}

/** What one event comes to. The store persists it as given. */
export interface EventResult extends TurnResult {
  /** The priority of the reply in the outbox; higher is sent first. */
  readonly priority: number
  /** Whether the event erases the person: the store deletes everything that it keeps of them, and pending replies. */
  readonly erases: boolean
}

/** Processes one event inside the store's transaction. Pure and synchronous. */
export type EventHandler = (event: Received, record: PersonRecord | undefined) => EventResult

/** Not now (it is night there): the person's due reminders wait until that instant. */
interface Later {
  readonly notBefore: Instant
}

/** Words for due reminders of one person; pure. `undefined`: it no longer matters and is dropped. */
export type ReminderHandler = (
  record: PersonRecord,
  due: readonly StoredReminder[],
) => Pick<Delivery, 'messages' | 'priority'> | Later | undefined

/** Which deliveries to claim. */
export interface ClaimOptions {
  readonly channels: readonly string[]
  readonly limit: number
  readonly leaseMs: number
  readonly now: Instant
  /** Only those of this person: what is next after one was settled. */
  readonly person?: PersonId
}

/** What an erasure left behind: counts, no personal data. */
export interface Receipt {
  readonly people: number
  readonly rows: number
}

/**
 * Everything that is kept. One implementation for SQLite and PostgreSQL.
 * Every promise resolves after the commit is durable; on a fault nothing of the call is kept and it rejects with `StoreError`.
 */
export interface Store {
  /** Commits what came in, all or nothing; a known key is dropped. Resolves to the people who now have something waiting. */
  accept(events: readonly Received[], now: Instant): Promise<readonly PersonId[]>

  /**
   * Commits one thing that came in together with its turn: `accept` and `runTurns` in one transaction, for a person of
   * whom nothing waits. Resolves to what `runTurns` would (nothing for a known key), or to `undefined`, having done nothing,
   * where something earlier waits. When it rejects nothing is kept, not even that it came: accept it by itself then.
   */
  answer(
    event: Received,
    handle: EventHandler,
    options: { readonly now: Instant; readonly leaseMs: number },
  ): Promise<readonly Delivery[] | undefined>

  /**
   * Runs every waiting event of one person through `handle` in order (`at`, then arrival) in ONE transaction under the
   * person's lock: record, reminders (compared with what is scheduled), outbox rows, events done.
   * Returns the new delivery that is first in the person's line, already claimed for this process for `leaseMs`, so
   * that it can go out at once; none while an earlier one is on its way. Those behind it are claimed after it is settled
   * (`claimDeliveries` with `person`).
   */
  runTurns(
    person: PersonId,
    handle: EventHandler,
    options: { readonly now: Instant; readonly leaseMs: number },
  ): Promise<readonly Delivery[]>

  /** People whose events still wait (after a crash, or another process's), oldest first. */
  peopleWaiting(limit: number): Promise<readonly PersonId[]>

  /** Claims deliveries that may go out now, at most one a person at a time and never past an earlier unsettled one. */
  claimDeliveries(options: ClaimOptions): Promise<readonly Delivery[]>

  /**
   * Keeps what an attempt came to; the lease ends. `failed` + `unreachable` marks the person. With `attempts`, an outcome
   * that comes after its lease ended and somebody else took over is ignored, except `sent`.
   */
  settle(
    delivery: Pick<Delivery, 'id'> & Partial<Pick<Delivery, 'attempts'>>,
    outcome: Outcome,
    now: Instant,
  ): Promise<void>

  /** The deliveries of one person after a cursor, for channels that fetch (web chat). The cursor is opaque and grows. */
  deliveriesAfter(
    person: PersonId,
    cursor: number,
    limit: number,
  ): Promise<readonly { readonly cursor: number; readonly delivery: Delivery }[]>

  /**
   * Claims people with due reminders and puts their words into the outbox in the same transaction: one delivery a person.
   * Returns how many reminders were due, were put into a delivery, did not matter any more.
   */
  dispatchDue(
    words: ReminderHandler,
    options: { readonly now: Instant; readonly limit: number; readonly dryRun?: boolean },
  ): Promise<{ readonly due: number; readonly queued: number; readonly dropped: number }>

  /** Reminders of one person that are still to come, by due instant. */
  remindersOf(person: PersonId): Promise<readonly StoredReminder[]>

  /** Future pushes by day in Japan and channel, for the forecast. */
  forecast(
    from: Day,
    days: number,
  ): Promise<readonly { readonly day: Day; readonly channel: string; readonly people: number }[]>

  person(id: PersonId): Promise<Person | undefined>

  /** Follow and unfollow: nothing is pushed to a person who cannot be reached. */
  setReachable(id: PersonId, reachable: boolean, now: Instant): Promise<void>

  /** Forgets one thing that came in (a message its sender took back): its content goes, its key stays. */
  forgetEvent(key: string): Promise<void>

  /** Erases everything of one person, or of all whose id starts with a prefix that ends in `:`. */
  erase(who: PersonId | `${string}:`, now: Instant): Promise<Receipt>

  /** Removes what its time is over: settled rows, old keys (never younger than 26 hours), people past retention. */
  sweep(now: Instant): Promise<Receipt>

  /** Gauges for operators. */
  counts(now: Instant): Promise<Readonly<Record<string, number>>>

  /** Whether something that comes in now would be kept: tried by a commit. Never rejects. */
  ready(): Promise<StoreReadiness>

  readonly values: KeyValueStore

  /** Ends connections after what is under way is committed. */
  close(): Promise<void>
}

/** What can be wrong with the store: it is away for now, sealed with another key, damaged, or newer than this program. */
export const STORE_CODES = ['unavailable', 'wrong-key', 'corrupt', 'migration'] as const

/** Why nothing can be kept now, in one word. */
export const STORE_TROUBLES = [
  'replaced',
  'disk-full',
  'read-only',
  'damaged',
  'locked',
  'not-migrated',
  'unavailable',
] as const

export type StoreTrouble = (typeof STORE_TROUBLES)[number]

/** What `ready` found. */
export type StoreReadiness = 'ready' | StoreTrouble

/** A fault of the store that the caller can act on. */
export class StoreError extends Error {
  readonly code: (typeof STORE_CODES)[number]
  /** The kind of trouble, where it is known. */
  readonly reason: StoreTrouble | undefined
  constructor(
    code: StoreError['code'],
    message: string,
    options?: ErrorOptions & { readonly reason?: StoreTrouble },
  ) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
    this.reason = options?.reason
  }
}

/** Whether the store is away for now: nobody's fault, and nothing of the call was kept. */
export function isAway(fault: unknown): boolean {
  return fault instanceof StoreError && fault.code === 'unavailable'
}
