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

/** What was found of a database; nothing of it was changed. */
export interface Examined {
  /** Its tables have the shape that this program needs; otherwise the next start brings them there. */
  readonly migrated: boolean
  /** Why nothing can be written now. */
  readonly unwritable?: StoreError
  /** Why the data key does not open what is kept. */
  readonly unreadable?: StoreError
  readonly people: number
}

/** Ends a transaction that was to be tried only. */
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

/** The keys as they are set; those of a development machine only where they are there already. */
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
 * Looks at an existing database without bringing it up to date or keeping anything: its shape, whether it can be written, and whether
 * the key opens it. Throws `StoreError` where it cannot be opened. A SQLite file that is missing would be made: look first.
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
