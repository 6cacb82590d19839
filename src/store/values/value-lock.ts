import { setTimeout as sleep } from 'node:timers/promises'
import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../../domain/dates/day.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import type { Sealed, Tables } from '../contract/tables.ts'

/** The place to which a value's text is bound in encryption. */
export const PLACE = 'values.value'

/** How long a lock outlives a crashed process, in milliseconds; a running process renews it. */
const LOCK_MS = 30_000
/** How often a living process renews its lock, in milliseconds. */
export const RENEW_MS = 10_000
const LOCK_TIMEOUT_MS = 60_000
const PAUSE_MS = 25

/** Decrypts a value; `undefined` if there is none. */
export function opened(
  context: StoreContext,
  name: string,
  sealed: Sealed | null | undefined,
): string | undefined {
  return sealed ? context.cipher.open(PLACE, name, sealed) : undefined
}

/** The lock of another process, as it was seen last. It lives as long as it changes. */
interface SeenLock {
  readonly by: string
  /** Changes at each renewal. */
  readonly until: Instant
}

/** Whether nobody has the lock, or only `dead`, whose process renewed it no more. */
function isFree(row: ExpressionBuilder<Tables, 'values'>, dead: SeenLock | undefined) {
  const free = row('values.locked_by', 'is', null)
  if (!dead) return free
  return row.or([
    free,
    row.and([row('values.locked_by', '=', dead.by), row('values.locked_until', '=', dead.until)]),
  ])
}

/** Takes the lock if it is free and resolves to the value. `undefined` while another process has it. */
function tryLock(
  context: StoreContext,
  name: string,
  by: string,
  dead: SeenLock | undefined,
): Promise<{ readonly value: string | undefined } | undefined> {
  const now = context.clock()
  const mine = { locked_by: by, locked_until: now + LOCK_MS }
  return context.database.write(async (queries) => {
    const locked = await queries
      .insertInto('values')
      .values({ name, value: null, owner: null, expires_at: null, ...mine })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet(mine)
          .where((row) => isFree(row, dead)),
      )
      .returning(['value', 'expires_at'])
      .executeTakeFirst()
    if (!locked) return undefined
    if (locked.expires_at === null || locked.expires_at > now)
      return { value: opened(context, name, locked.value) }
    const anew = { value: null, owner: null, expires_at: null }
    await queries.updateTable('values').set(anew).where('name', '=', name).execute()
    return { value: undefined }
  })
}

async function seenLock({ database }: StoreContext, name: string): Promise<SeenLock | undefined> {
  const row = await database.read((queries) =>
    queries
      .selectFrom('values')
      .select(['locked_by', 'locked_until'])
      .where('name', '=', name)
      .executeTakeFirst(),
  )
  return row?.locked_by ? { by: row.locked_by, until: row.locked_until ?? 0 } : undefined
}

/**
 * Waits for the lock. Resolves to the value. Throws `StoreError` `unavailable` after a minute. A lock that nobody
 * renewed for 30 seconds of this process's monotonic time is taken over: no process's clock decides about it.
 */
export async function lock(context: StoreContext, name: string, by: string): Promise<string | undefined> {
  const began = context.monotonic()
  let seen: (SeenLock & { readonly since: number }) | undefined
  while (context.monotonic() - began <= LOCK_TIMEOUT_MS) {
    const dead = seen && context.monotonic() - seen.since >= LOCK_MS ? seen : undefined
    const locked = await tryLock(context, name, by, dead)
    if (locked) return locked.value
    const present = await seenLock(context, name)
    const isSame = present && seen?.by === present.by && seen.until === present.until
    if (!isSame) seen = present && { ...present, since: context.monotonic() }
    await sleep(PAUSE_MS)
  }
  throw new StoreError(
    'unavailable',
    'a value is being changed by another process for too long: look whether it hangs',
  )
}

/** Renews the lock: its time changes, whatever the clock says. Ignores faults: `saveLocked` notices a lost lock. */
export function renew(context: StoreContext, name: string, by: string): Promise<unknown> {
  const query = (queries: Queries) =>
    queries
      .updateTable('values')
      .set((row) => ({ locked_until: row('locked_until', '+', 1) }))
      .where('name', '=', name)
      .where('locked_by', '=', by)
      .execute()
  return context.database.write(query).catch(() => {})
}

/** Releases the lock without a change. Deletes a row without a value. */
export async function unlock(context: StoreContext, name: string, by: string): Promise<void> {
  await context.database.write(async (queries) => {
    await queries
      .deleteFrom('values')
      .where('name', '=', name)
      .where('locked_by', '=', by)
      .where('value', 'is', null)
      .execute()
    await queries
      .updateTable('values')
      .set({ locked_by: null, locked_until: null })
      .where('name', '=', name)
      .where('locked_by', '=', by)
      .execute()
  })
}

/** Stores the new value and releases the lock. False if the value was set or deleted meanwhile. */
export async function saveLocked(
  context: StoreContext,
  name: string,
  by: string,
  value: string | undefined,
): Promise<boolean> {
  return context.database.write(async (queries) => {
    if (value === undefined) {
      const gone = await queries
        .deleteFrom('values')
        .where('name', '=', name)
        .where('locked_by', '=', by)
        .executeTakeFirst()
      return gone.numDeletedRows === 1n
    }
    const kept = await queries
      .updateTable('values')
      .set({ value: context.cipher.seal(PLACE, name, value), locked_by: null, locked_until: null })
      .where('name', '=', name)
      .where('locked_by', '=', by)
      .executeTakeFirst()
    return kept.numUpdatedRows === 1n
  })
}
