import type { Delivery, Outcome } from '../../contracts/delivery.ts'
import type { Received } from '../../contracts/incoming.ts'
import type { KeyValueStore } from '../../contracts/key-value.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { PersonRecord } from '../../domain/conversation/state/record.ts'
import type { Day, Instant } from '../../domain/dates/day.ts'
import type { PlannedReminder } from '../../domain/reminders/schedule/planned-reminder.ts'
import type { TurnResult } from '../../domain/turn.ts'

/** A person as the store returns them, with the record decrypted and parsed. */
export interface Person {
  readonly id: PersonId
  readonly record: PersonRecord | undefined
  /** False while the person blocks the bot or is deactivated. Nothing is pushed to them. */
  readonly reachable: boolean
  readonly firstSeen: Instant
  readonly lastSeen: Instant
}

/** A reminder row: planned or already queued in the outbox. */
export interface StoredReminder extends PlannedReminder {
  readonly person: PersonId
  /** When it is due: its hour plus the person's offset within the hour. */
  readonly dueAt: Instant
  readonly sentAt?: Instant
}

/** The result of one event. The store persists it unchanged. */
export interface EventResult extends TurnResult {
  /** The priority of the reply in the outbox; higher is sent first. */
  readonly priority: number
  /**
   * Whether the event erases the person. The store then deletes all of their data and drops unsent replies.
   */
  readonly erases: boolean
}

/** Processes one event inside the store's transaction. Pure and synchronous. */
export type EventHandler = (event: Received, record: PersonRecord | undefined) => EventResult

/** The reminders are postponed, because it is night at the person's place. */
interface Later {
  readonly notBefore: Instant
}

/**
 * Builds the message for one person's due reminders. Pure. `undefined`: the reminders no longer apply and are
 * dropped.
 */
export type ReminderHandler = (
  record: PersonRecord,
  due: readonly StoredReminder[],
) => Pick<Delivery, 'messages' | 'priority'> | Later | undefined

/** Filters and lease of a claim. */
export interface ClaimOptions {
  readonly channels: readonly string[]
  readonly limit: number
  readonly leaseMs: number
  readonly now: Instant
  /** Claim only for this person, after one of their deliveries was settled. */
  readonly person?: PersonId
}

/** Numbers of deleted people and rows; no personal data. */
export interface Receipt {
  readonly people: number
  readonly rows: number
}

/**
 * Persistence, with one implementation for SQLite and PostgreSQL. Every promise resolves after the commit is
 * durable. On a fault the whole call is rolled back and it rejects with `StoreError`.
 */
export interface Store {
  /**
   * Commits events to the inbox, all or none; events with a known key are dropped. Resolves to the people who
   * now have waiting events.
   */
  accept(events: readonly Received[], now: Instant): Promise<readonly PersonId[]>

  /**
   * `accept` and `runTurns` of one event in one transaction, for a person without waiting events. Resolves to
   * the result of `runTurns` (empty for a known key), or to `undefined` without any change if earlier events
   * wait. If it rejects, the event was not stored: call `accept`.
   */
  answer(
    event: Received,
    handle: EventHandler,
    options: { readonly now: Instant; readonly leaseMs: number },
  ): Promise<readonly Delivery[] | undefined>

  /**
   * Runs all waiting events of one person through `handle`, ordered by `at` and arrival, in ONE transaction
   * under the person's lock. Writes the record, changed reminders and outbox rows, and marks the events as
   * done. Returns the first unsent delivery of the person, leased to this process for `leaseMs`; none while
   * an earlier one is being sent. Claim the next ones after it is settled (`claimDeliveries` with `person`).
   */
  runTurns(
    person: PersonId,
    handle: EventHandler,
    options: { readonly now: Instant; readonly leaseMs: number },
  ): Promise<readonly Delivery[]>

  /** People with waiting events (after a crash, or left by another process), oldest first. */
  peopleWaiting(limit: number): Promise<readonly PersonId[]>

  /**
   * Claims deliveries that are ready: at most one a person at a time, and never one behind an earlier
   * unsettled one.
   */
  claimDeliveries(options: ClaimOptions): Promise<readonly Delivery[]>

  /**
   * Stores the outcome of an attempt and ends its lease. `failed` with `unreachable` marks the person as
   * unreachable. With `attempts`, the outcome of an attempt whose lease was taken over is ignored, unless it
   * is `sent`.
   */
  settle(
    delivery: Pick<Delivery, 'id'> & Partial<Pick<Delivery, 'attempts'>>,
    outcome: Outcome,
    now: Instant,
  ): Promise<void>

  /** After the clock was set back: what waits for a retry is due at `now`. Rows that are held keep their time. */
  releaseWaits(now: Instant): Promise<void>

  /**
   * One person's deliveries after a cursor, for channels that fetch (web chat). The cursor is opaque and
   * increases.
   */
  deliveriesAfter(
    person: PersonId,
    cursor: number,
    limit: number,
  ): Promise<readonly { readonly cursor: number; readonly delivery: Delivery }[]>

  /**
   * Claims people with due reminders and queues one delivery a person in the same transaction. Returns the
   * numbers of due, queued and dropped reminders.
   */
  dispatchDue(
    words: ReminderHandler,
    options: { readonly now: Instant; readonly limit: number; readonly dryRun?: boolean },
  ): Promise<{ readonly due: number; readonly queued: number; readonly dropped: number }>

  /** One person's future reminders, by due instant. */
  remindersOf(person: PersonId): Promise<readonly StoredReminder[]>

  /** The number of future pushes by day in Japan and channel. */
  forecast(
    from: Day,
    days: number,
  ): Promise<readonly { readonly day: Day; readonly channel: string; readonly people: number }[]>

  person(id: PersonId): Promise<Person | undefined>

  /**
   * Sets whether the person can be reached (follow and unfollow). Nothing is pushed to an unreachable person.
   */
  setReachable(id: PersonId, reachable: boolean, now: Instant): Promise<void>

  /** Deletes the content of one event, for example an unsent message. Its idempotency key remains. */
  forgetEvent(key: string): Promise<void>

  /** Erases all data of one person, or of everybody whose id starts with a prefix that ends in `:`. */
  erase(who: PersonId | `${string}:`, now: Instant): Promise<Receipt>

  /**
   * Deletes rows past their retention period: settled deliveries, idempotency keys (never younger than 26
   * hours), people.
   */
  sweep(now: Instant): Promise<Receipt>

  /** Gauges for the operator. */
  counts(now: Instant): Promise<Readonly<Record<string, number>>>

  /** Checks by a trial commit whether a new event could be stored. Never rejects. */
  ready(): Promise<StoreReadiness>

  readonly values: KeyValueStore

  /** Closes connections after running transactions are committed. */
  close(): Promise<void>
}

/**
 * Kinds of store faults: temporarily unavailable, encrypted with another key, damaged, or newer than this
 * program.
 */
export const STORE_CODES = ['unavailable', 'wrong-key', 'corrupt', 'migration'] as const

/** Why nothing can be written at the moment. */
export const STORE_TROUBLES = [
  'replaced',
  'disk-full',
  'read-only',
  'damaged',
  'locked',
  'not-migrated',
  'unavailable',
] as const

/** One of `STORE_TROUBLES`. */
export type StoreTrouble = (typeof STORE_TROUBLES)[number]

/** The result of `ready`. */
export type StoreReadiness = 'ready' | StoreTrouble

/** A store fault with a code that the caller can act on. */
export class StoreError extends Error {
  readonly code: (typeof STORE_CODES)[number]
  /** The reason, if it is known. */
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

/** Whether the store is temporarily unavailable. The call was rolled back and may be retried. */
export function isAway(fault: unknown): boolean {
  return fault instanceof StoreError && fault.code === 'unavailable'
}
