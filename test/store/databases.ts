import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { type OpenStore, openStore, type StoreOptions } from '../../src/store/open.ts'
import { newDirectory } from './helpers.ts'
import { type Cluster, startCluster } from './postgres.ts'

export const DATA_KEY = Buffer.alloc(32, 7).toString('base64')

/** Opens stores for one test. */
export interface Bench {
  /** The URL of a new, empty database. */
  url(): Promise<string>
  /** A store on a new database, or on the given one; closed after the test. */
  open(options?: Partial<StoreOptions>): Promise<OpenStore>
}

function bench(url: () => Promise<string>): Bench {
  const opened: OpenStore[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()))
  })
  return {
    url,
    open: async (options = {}) => {
      const store = await openStore({ url: options.url ?? (await url()), dataKey: DATA_KEY, ...options })
      opened.push(store)
      return store
    },
  }
}

/** The same tests on a SQLite file and on a real PostgreSQL. */
export function onBoth(name: string, tests: (bench: Bench, dialect: 'sqlite' | 'postgres') => void): void {
  describe(`${name} on SQLite`, () => {
    const url = async () => `sqlite:${join(newDirectory(), 'kigen.db')}`
    tests(bench(url), 'sqlite')
  })
  describe(`${name} on PostgreSQL`, () => {
    let cluster: Cluster | undefined
    beforeAll(async () => {
      cluster = await startCluster()
    })
    afterAll(() => cluster?.stop())
    const url = () => cluster?.database() ?? Promise.reject(new Error('PostgreSQL does not run'))
    tests(bench(url), 'postgres')
  })
}
