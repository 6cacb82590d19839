import { join } from 'node:path'
import { afterAll, afterEach, describe, inject } from 'vitest'
import { type OpenStore, openStore, type StoreOptions } from '../../src/store/open.ts'
import { newDirectory } from './helpers.ts'
import { createDatabase, dropDatabase } from './postgres.ts'

// Every suite that stands on a database runs twice: on SQLite, and again on a real PostgreSQL (vitest.config.ts).

declare module 'vitest' {
  interface ProvidedContext {
    /** On which database this run of the suite stands. */
    readonly dialect: 'sqlite' | 'postgres'
    /** The PostgreSQL of all suites. */
    readonly cluster: string
  }
}

export const DATA_KEY = Buffer.alloc(32, 7).toString('base64')

/** The database on which this run stands. */
export const DIALECT = inject('dialect')

const made: string[] = []
afterAll(async () => {
  for (const url of made.splice(0)) await dropDatabase(inject('cluster'), url)
})

/** The URL of a new, empty database of the kind on which this run stands; it goes away after the suite. */
export async function newDatabase(): Promise<string> {
  if (!DIALECT) throw new Error('this suite needs a database: name it in vitest.config.ts')
  if (DIALECT === 'sqlite') return `sqlite:${join(newDirectory(), 'kigen.db')}`
  const url = await createDatabase(inject('cluster'))
  made.push(url)
  return url
}

/** Opens a store on a new database of the kind on which this run stands, or on the given one. */
export async function newStore(options: Partial<StoreOptions> = {}): Promise<OpenStore> {
  return openStore({ url: options.url ?? (await newDatabase()), dataKey: DATA_KEY, ...options })
}

/** Opens stores for one test. */
export interface Bench {
  /** The URL of a new, empty database. */
  url(): Promise<string>
  /** A store on a new database, or on the given one; closed after the test. */
  open(options?: Partial<StoreOptions>): Promise<OpenStore>
}

/** Tests that open stores as they need them; on the database of this run, and so on both. */
export function onBoth(name: string, tests: (bench: Bench, dialect: 'sqlite' | 'postgres') => void): void {
  describe(name, () => {
    const opened: OpenStore[] = []
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((store) => store.close()))
    })
    const open = async (options: Partial<StoreOptions> = {}) => {
      const store = await newStore(options)
      opened.push(store)
      return store
    }
    tests({ url: newDatabase, open }, DIALECT)
  })
}
