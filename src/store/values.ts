import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queries } from './database.ts'
import type { Ground } from './ground.ts'
import { StoreError, type Values } from './store.ts'
import type { Sealed } from './tables.ts'

const PLACE = 'values.value'

/** How long a lock outlives a process that died with it; a living one renews it. */
const LOCK_MS = 30_000
const RENEW_MS = 10_000
const PATIENCE_MS = 60_000
const PAUSE_MS = 25

type Change = (value: string | undefined) => Promise<string | undefined>

function opened(ground: Ground, name: string, sealed: Sealed | null | undefined): string | undefined {
  return sealed ? ground.cipher.open(PLACE, name, sealed) : undefined
}

function living(ground: Ground, queries: Queries) {
  const now = ground.clock()
  return queries
    .selectFrom('values')
    .select(['name', 'value'])
    .where('value', 'is not', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now)]))
}

/** Takes the lock when it is free; resolves to the value under it, or to nothing while somebody else has it. */
function tryLock(
  ground: Ground,
  name: string,
  by: string,
): Promise<{ readonly value: string | undefined } | undefined> {
  const now = ground.clock()
  return ground.database.write(async (queries) => {
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
      return { value: opened(ground, name, taken.value) }
    const anew = { value: null, owner: null, expires_at: null }
    await queries.updateTable('values').set(anew).where('name', '=', name).execute()
    return { value: undefined }
  })
}

async function lock(ground: Ground, name: string, by: string): Promise<string | undefined> {
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    const taken = await tryLock(ground, name, by)
    if (taken) return taken.value
    await sleep(PAUSE_MS)
  }
  throw new StoreError(
    'unavailable',
    'a value is being changed by another process for too long: look whether it hangs',
  )
}

function renew(ground: Ground, name: string, by: string): Promise<unknown> {
  const until = ground.clock() + LOCK_MS
  const query = (queries: Queries) =>
    queries
      .updateTable('values')
      .set({ locked_until: until })
      .where('name', '=', name)
      .where('locked_by', '=', by)
      .execute()
  return ground.database.write(query).catch(() => {})
}

/** Ends the lock without a change; a row that was only a lock goes. */
async function unlock(ground: Ground, name: string, by: string): Promise<void> {
  await ground.database.write(async (queries) => {
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
async function keep(ground: Ground, name: string, by: string, value: string | undefined): Promise<boolean> {
  return ground.database.write(async (queries) => {
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
      .set({ value: ground.cipher.seal(PLACE, name, value), locked_by: null, locked_until: null })
      .where('name', '=', name)
      .where('locked_by', '=', by)
      .executeTakeFirst()
    return kept.numUpdatedRows === 1n
  })
}

/** One change under the lock; nothing when the value was replaced meanwhile and the change has to run on the new one. */
async function tryUpdate(
  ground: Ground,
  name: string,
  change: Change,
): Promise<{ value: string | undefined } | undefined> {
  const by = randomUUID()
  const before = await lock(ground, name, by)
  const renewing = setInterval(() => renew(ground, name, by), RENEW_MS)
  try {
    const value = await change(before)
    return (await keep(ground, name, by, value)) ? { value } : undefined
  } catch (error) {
    await unlock(ground, name, by)
    throw error
  } finally {
    clearInterval(renewing)
  }
}

async function update(ground: Ground, name: string, change: Change): Promise<string | undefined> {
  for (;;) {
    const done = await tryUpdate(ground, name, change)
    if (done) return done.value
  }
}

/** Calls of this process for one name stand in line; the lock in the database is for other processes. */
function inLine(): (name: string, work: () => Promise<string | undefined>) => Promise<string | undefined> {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, mine)
    const leave = () => {
      if (last.get(name) === mine) last.delete(name)
    }
    mine.then(leave, leave)
    return mine
  }
}

/** See `Values`. */
export function valuesOf(ground: Ground): Values {
  const { database, cipher } = ground
  const line = inLine()
  return {
    get: async (name) => {
      const row = await database.read((queries) =>
        living(ground, queries).where('name', '=', name).executeTakeFirst(),
      )
      return opened(ground, name, row?.value)
    },
    set: async (name, value, options = {}) => {
      const row = {
        value: cipher.seal(PLACE, name, value),
        owner: options.owner ?? null,
        expires_at: options.expiresAt ?? null,
        locked_by: null,
        locked_until: null,
      }
      await database.write((queries) =>
        queries
          .insertInto('values')
          .values({ name, ...row })
          .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
          .execute(),
      )
    },
    delete: async (name) => {
      await database.write((queries) => queries.deleteFrom('values').where('name', '=', name).execute())
    },
    list: async (prefix) => {
      const rows = await database.read((queries) =>
        living(ground, queries)
          .where('name', '>=', prefix)
          .where('name', '<', `${prefix}\u{10ffff}`)
          .orderBy('name')
          .execute(),
      )
      return rows.flatMap(({ name, value }) =>
        value ? [{ name, value: cipher.open(PLACE, name, value) }] : [],
      )
    },
    update: (name, change) => line(name, () => update(ground, name, change)),
  }
}
