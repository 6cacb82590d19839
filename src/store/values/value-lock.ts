import { setTimeout as sleep } from 'node:timers/promises'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import type { Sealed } from '../contract/tables.ts'

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

/** Takes the lock if it is free and resolves to the value. `undefined` while another process has it. */
function tryLock(
  context: StoreContext,
  name: string,
  by: string,
): Promise<{ readonly value: string | undefined } | undefined> {
  const now = context.clock()
  return context.database.write(async (queries) => {
    const locked = await queries
      .insertInto('values')
      .values({
        name,
        value: null,
        owner: null,
        expires_at: null,
        locked_by: by,
        locked_until: now + LOCK_MS,
      })
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet({ locked_by: by, locked_until: now + LOCK_MS })
          .where((row) =>
            row.or([row('values.locked_until', 'is', null), row('values.locked_until', '<=', now)]),
          ),
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

/** Waits for the lock. Resolves to the value. Throws `StoreError` `unavailable` after a minute. */
export async function lock(context: StoreContext, name: string, by: string): Promise<string | undefined> {
  for (let waited = 0; waited <= LOCK_TIMEOUT_MS; waited += PAUSE_MS) {
    const locked = await tryLock(context, name, by)
    if (locked) return locked.value
    await sleep(PAUSE_MS)
  }
  throw new StoreError(
    'unavailable',
    'a value is being changed by another process for too long: look whether it hangs',
  )
}

/** Extends the lock. Ignores faults: `saveLocked` notices a lost lock. */
export function renew(context: StoreContext, name: string, by: string): Promise<unknown> {
  const until = context.clock() + LOCK_MS
  const query = (queries: Queries) =>
    queries
      .updateTable('values')
      .set({ locked_until: until })
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
