import { randomBytes } from 'node:crypto'
import type { Instant } from '../domain/dates/day.ts'
import { closableDatabase } from './connection/closable-database.ts'
import { mapDatabaseErrors } from './connection/error-mapping.ts'
import { migrate } from './connection/migrations.ts'
import { openDatabase } from './connection/open-database.ts'
import { createReadiness } from './connection/readiness.ts'
import { type CommitWatcher, watchCommits } from './connection/watch-commits.ts'
import type { StoreContext } from './contract/context.ts'
import type { Database } from './contract/database.ts'
import { type Receipt, type Store, StoreError } from './contract/store.ts'
import { cipherOf, namesOf } from './crypto/cipher.ts'
import { developmentKeys, parseKeys } from './crypto/keys.ts'
import { nameKeyOf } from './crypto/name-key.ts'
import { rotate } from './crypto/rotate.ts'
import { accept, forgetEvent, peopleWaiting } from './inbox/inbox.ts'
import { counts } from './maintenance/counts.ts'
import { sweep } from './maintenance/retention.ts'
import { claimDeliveries } from './outbox/claim.ts'
import { deliveriesAfter } from './outbox/outbox.ts'
import { releaseWaits } from './outbox/release-waits.ts'
import { createSettle } from './outbox/settle.ts'
import { erase } from './people/erase.ts'
import { person } from './people/people.ts'
import { setReachable } from './people/reachable.ts'
import { createRecordCache } from './people/record-cache.ts'
import { dispatchDue } from './reminders/dispatch-reminders.ts'
import { forecast, remindersOf } from './reminders/reminders.ts'
import { withFile } from './sqlite/file-fault.ts'
import { lockFile } from './sqlite/file-lock.ts'
import { sqliteFile, sqlitePath } from './sqlite/sqlite-path.ts'
import { answer, runTurns } from './turns/run-turns.ts'
import { createKeyValueStore } from './values/values.ts'

/** How to open the store. */
export interface StoreOptions {
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://…`. */
  readonly url: string
  /**
   * The text of `DATA_KEY`. If it is missing, a SQLite file gets a key file beside it (development only), and
   * a database in memory gets a random key.
   */
  readonly dataKey?: string | undefined
  /** The clock, used where no instant is passed: expiry of values, the date of a migration. */
  readonly now?: () => Instant
  /** Milliseconds that never jump; `performance.now` if it is missing. */
  readonly monotonic?: () => number
  /**
   * Called when an operation fails for one person and continues for others. The fault holds no personal data.
   */
  readonly onFault?: (fault: unknown) => void
  /** Whether this process serves the database, and so has to be the only one on a SQLite file; tools work beside it. */
  readonly serves?: boolean
  /** Told when the database held nothing, not even tables. */
  readonly onMade?: () => void
  /** Told of every commit that failed for a reason of the database, and of the first that went well again. */
  readonly onCommit?: CommitWatcher
}

/** The store with the operator's operations. */
export interface OpenStore extends Store {
  /** Encrypts all data with the current key. Earlier keys can then be removed from `DATA_KEY`. */
  rotate(): Promise<Receipt>
}

function keysFor({ url, dataKey }: StoreOptions): readonly Uint8Array[] {
  if (dataKey) return parseKeys(dataKey)
  if (url === 'sqlite::memory:') return [randomBytes(32)]
  const path = sqlitePath(url)
  if (path === undefined)
    throw new StoreError('wrong-key', 'PostgreSQL needs DATA_KEY; make one: openssl rand -base64 32')
  return withFile(`${path}.key`, () => developmentKeys(`${path}.key`))
}

async function createStoreContext(database: Database, options: StoreOptions): Promise<StoreContext> {
  const clock = options.now ?? Date.now
  const cipher = cipherOf(keysFor(options))
  if (await migrate(database, clock())) options.onMade?.()
  const names = namesOf(await nameKeyOf(database, cipher))
  return {
    database,
    cipher,
    names,
    clock,
    monotonic: options.monotonic ?? (() => performance.now()),
    records: createRecordCache(),
    onFault: options.onFault ?? (() => {}),
  }
}

/** Takes the lock of a SQLite file; resolves to what releases it. */
async function lockFor({ url, serves }: StoreOptions): Promise<() => void> {
  const file = sqliteFile(url)
  return serves && file !== undefined ? lockFile(file) : () => {}
}

function storeOn(context: StoreContext): OpenStore {
  return {
    accept: (events, now) => accept(context, events, now),
    answer: (event, handle, options) => answer(context, event, handle, options),
    runTurns: (id, handle, options) => runTurns(context, id, handle, options),
    peopleWaiting: (limit) => peopleWaiting(context, limit),
    claimDeliveries: (options) => claimDeliveries(context, options),
    settle: createSettle(context),
    releaseWaits: (now) => releaseWaits(context, now),
    deliveriesAfter: (id, cursor, limit) => deliveriesAfter(context, id, cursor, limit),
    dispatchDue: (words, options) => dispatchDue(context, words, options),
    remindersOf: (id) => remindersOf(context, id),
    forecast: (from, days) => forecast(context, from, days),
    person: (id) => person(context, id),
    setReachable: (id, reachable, now) => setReachable(context, id, reachable, now),
    forgetEvent: (key) => forgetEvent(context, key),
    erase: (who, now) => erase(context, who, now),
    sweep: (now) => sweep(context, now),
    counts: (now) => counts(context, now),
    ready: createReadiness(context.database),
    rotate: () => rotate(context),
    values: createKeyValueStore(context),
    close: () => context.database.close(),
  }
}

/**
 * Opens the store and migrates its tables. Throws `StoreError`: `unavailable`, `wrong-key` (invalid, missing
 * or other key), `migration` (the database is newer than this program), `corrupt`.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const release = await mapDatabaseErrors(() => lockFor(options))
  try {
    const store = await openUnlocked(options)
    return { ...store, close: () => store.close().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

async function openUnlocked(options: StoreOptions): Promise<OpenStore> {
  const opened = await mapDatabaseErrors(() => openDatabase(options.url))
  const database = closableDatabase(options.onCommit ? watchCommits(opened, options.onCommit) : opened)
  try {
    return storeOn(await createStoreContext(database, options))
  } catch (error) {
    await database.close()
    throw error
  }
}
