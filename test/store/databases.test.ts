import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ON_BOTH } from '../../vitest.config.ts'

/** These are about one of the databases, or carry from one to the other. */
const OWN = [
  'deploy/image',
  'deploy/proxy',
  'deploy/watch',
  'docs/operating',
  'runtime/bootstrap/data-place',
  'runtime/clock',
  'runtime/http/status-page',
  'runtime/new-token',
  'runtime/processes',
  'runtime/restore',
  'runtime/trouble',
  'store/plans',
  'store/postgres/postgres',
  'store/postgres/readiness',
  'store/postgres/silent',
  'store/sqlite/damaged-file',
  'store/sqlite/file-identity',
  'store/sqlite/file-lock',
  'store/sqlite/group-commit',
  'store/sqlite/small-disk',
  'store/sqlite/watch-commits',
  'tools/doctor',
  'tools/send-held',
]

const OPENS = /\b(openStore|openStoreWorker|startApp|startProduct|startFleet|startCluster)\(/

it('every suite that opens a store runs on both databases', () => {
  const onBoth = new Set(globSync([...ON_BOTH]))
  const opening = globSync('test/**/*.test.ts').filter((file) => OPENS.test(readFileSync(file, 'utf8')))
  const own = new Set(OWN.map((name) => `test/${name}.test.ts`))
  expect(opening.length).toBeGreaterThan(15)
  expect(opening.filter((file) => !onBoth.has(file) && !own.has(file))).toEqual([])
})
