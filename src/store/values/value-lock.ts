import { setTimeout as sleep } from 'node:timers/promises'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import type { Sealed } from '../contract/tables.ts'

/** What a value's text is bound to, beside its name. */
export const PLACE = 'values.value'

/** How long a lock outlives a process that died with it; a living one renews it. */
const LOCK_MS = 30_000
/** How often a living process renews its lock, in milliseconds. */
export const RENEW_MS = 10_000
const PATIENCE_MS = 60_000
const PAUSE_MS = 25

/** The text of a value; `undefined` for none. */
export function opened(
  context: StoreContext,
  name: string,
  sealed: Sealed | null | undefined,
): string | undefined {
  return sealed ? context.cipher.open(PLACE, name, sealed) : undefined
}

/** Takes the lock when it is free; resolves to the value under it, or to nothing while somebody else has it. */
function tryLock(
  context: StoreContext,
  name: string,
  by: string,
): Promise<{ readonly value: string | undefined } | undefined> {
  const now = context.clock()
  return context.database.write(async (queries) => {
    const taken = await queries
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
    if (!taken) return undefined
    if (taken.expires_at === null || taken.expires_at > now)
      return { value: opened(context, name, taken.value) }
    const anew = { value: null, owner: null, expires_at: null }
    await queries.updateTable('values').set(anew).where('name', '=', name).execute()
    return { value: undefined }
  })
}

/** Waits for the lock and takes it as `by`; resolves to the value under it. Throws `StoreError` `unavailable` after a minute. */
export async function lock(context: StoreContext, name: string, by: string): Promise<string | undefined> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    const taken = await tryLock(context, name, by)
    if (taken) return taken.value
    await sleep(PAUSE_MS)
  }
  throw new StoreError(
    'unavailable',
    'a value is being changed by another process for too long: look whether it hangs',
  )
}

/** Keeps the lock for as long again; a fault here shows when the change is kept. */
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

/** Ends the lock without a change; a row that was only a lock goes. */
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

/** Keeps what a change came to and ends the lock; false when the value was set or deleted meanwhile. */
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
