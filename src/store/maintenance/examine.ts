import { existsSync } from 'node:fs'
import { closableDatabase } from '../connection/closable-database.ts'
import { mapDatabaseErrors } from '../connection/error-mapping.ts'
import { isMigrated } from '../connection/migrations.ts'
import { openDatabase } from '../connection/open-database.ts'
import type { Database } from '../contract/database.ts'
import { StoreError } from '../contract/store.ts'
import { cipherOf } from '../crypto/cipher.ts'
import { developmentKeys, parseKeys } from '../crypto/keys.ts'
import { nameKeyPlace } from '../crypto/name-key.ts'

/** The findings about a database, which was not changed. */
export interface Examined {
  /** Whether its tables have this program's version. If not, the next start migrates them. */
  readonly migrated: boolean
  /** Why it cannot be written. */
  readonly unwritable?: StoreError
  /** Why the data key does not decrypt it. */
  readonly unreadable?: StoreError
  readonly people: number
}

/** Rolls a trial transaction back. */
class Undone extends Error {}

const storeErrorOf = (fault: unknown): StoreError => {
  if (fault instanceof StoreError) return fault
  throw fault
}

async function tryWriting(database: Database): Promise<StoreError | undefined> {
  try {
    await database.write(async (queries) => {
      await queries
        .insertInto('secrets')
        .values({ name: 'doctor', value: new Uint8Array(1) })
        .execute()
      throw new Undone()
    })
    return undefined
  } catch (fault) {
    return fault instanceof Undone ? undefined : storeErrorOf(fault)
  }
}

/** The configured keys. The key of a development machine is read only if it exists. */
function keysOf(url: string, dataKey: string | undefined): readonly Uint8Array[] {
  if (dataKey) return parseKeys(dataKey)
  const file = `${url.replace(/^sqlite:/, '')}.key`
  if (existsSync(file)) return developmentKeys(file)
  throw new StoreError('wrong-key', 'DATA_KEY is not set: set the key with which the data was written')
}

async function tryReading(
  database: Database,
  url: string,
  dataKey: string | undefined,
): Promise<StoreError | undefined> {
  try {
    const { place, name } = nameKeyPlace
    const sealed = await database.read((queries) =>
      queries.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst(),
    )
    if (sealed) cipherOf(keysOf(url, dataKey)).open(place, name, sealed.value)
    return undefined
  } catch (fault) {
    return storeErrorOf(fault)
  }
}

function countPeople(database: Database): Promise<number> {
  return database.read(async (queries) => {
    const all = queries.selectFrom('people').select((row) => row.fn.countAll<number>().as('count'))
    return Number((await all.executeTakeFirstOrThrow()).count)
  })
}

/**
 * Examines an existing database without changing it: its version, whether it can be written, and whether the
 * key decrypts it. Throws `StoreError` if it cannot be opened. It would create a missing SQLite file: check
 * before.
 */
export async function examineDatabase(url: string, dataKey: string | undefined): Promise<Examined> {
  const database = closableDatabase(await mapDatabaseErrors(() => openDatabase(url)))
  try {
    const migrated = await database.read(isMigrated).catch(() => false)
    if (!migrated) return { migrated, people: 0 }
    const unwritable = await tryWriting(database)
    const unreadable = await tryReading(database, url, dataKey)
    const people = await countPeople(database)
    return { migrated, people, ...(unwritable && { unwritable }), ...(unreadable && { unreadable }) }
  } finally {
    await database.close()
  }
}
