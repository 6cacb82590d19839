import { randomUUID } from 'node:crypto'
import type { KeyValueStore } from '../../contracts/key-value.ts'
import type { StoreContext } from '../contract/context.ts'
import type { Queries } from '../contract/database.ts'
import { lock, opened, PLACE, RENEW_MS, renew, saveLocked, unlock } from './value-lock.ts'

type Change = (value: string | undefined) => Promise<string | undefined>

function unexpired(context: StoreContext, queries: Queries) {
  const now = context.clock()
  return queries
    .selectFrom('values')
    .select(['name', 'value'])
    .where('value', 'is not', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now)]))
}

/**
 * Runs one change under the lock. `undefined` if the value was replaced meanwhile and the change must run
 * again.
 */
async function tryUpdate(
  context: StoreContext,
  name: string,
  change: Change,
): Promise<{ value: string | undefined } | undefined> {
  const by = randomUUID()
  const before = await lock(context, name, by)
  const renewing = setInterval(() => renew(context, name, by), RENEW_MS)
  try {
    const value = await change(before)
    return (await saveLocked(context, name, by, value)) ? { value } : undefined
  } catch (error) {
    await unlock(context, name, by)
    throw error
  } finally {
    clearInterval(renewing)
  }
}

async function update(context: StoreContext, name: string, change: Change): Promise<string | undefined> {
  for (;;) {
    const done = await tryUpdate(context, name, change)
    if (done) return done.value
  }
}

/** A queue for each name in this process. The lock in the database is for other processes. */
function serializeByKey(): (
  name: string,
  work: () => Promise<string | undefined>,
) => Promise<string | undefined> {
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

/** See `KeyValueStore`. */
export function createKeyValueStore(context: StoreContext): KeyValueStore {
  const { database, cipher } = context
  const serialize = serializeByKey()
  return {
    get: async (name) => {
      const row = await database.read((queries) =>
        unexpired(context, queries).where('name', '=', name).executeTakeFirst(),
      )
      return opened(context, name, row?.value)
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
        unexpired(context, queries)
          .where('name', '>=', prefix)
          .where('name', '<', `${prefix}\u{10ffff}`)
          .orderBy('name')
          .execute(),
      )
      return rows.flatMap(({ name, value }) =>
        value ? [{ name, value: cipher.open(PLACE, name, value) }] : [],
      )
    },
    update: (name, change) => serialize(name, () => update(context, name, change)),
  }
}
