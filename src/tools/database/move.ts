import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mapDatabaseErrors } from '../../store/connection/error-mapping.ts'
import { openDatabase } from '../../store/connection/open-database.ts'
import type { Database } from '../../store/contract/database.ts'
import { StoreError } from '../../store/contract/store.ts'
import { copyDatabase } from '../../store/maintenance/copy-database.ts'
import { lockFile } from '../../store/sqlite/file-lock.ts'
import { sqlitePath } from '../../store/sqlite/sqlite-path.ts'
import { runTool } from '../tool-context.ts'

const USAGE = `npm run move -- --from sqlite:./data/kigen.db --to postgres://user:password@host/kigen

Carries a stopped installation to an empty database and compares every row. Ended half-way, run it again.
The data key stays the same: set DATA_KEY for the new one as it was for the old.
`

function fail(): never {
  process.stderr.write(USAGE)
  process.exit(2)
}

function addresses(): { readonly from: string; readonly to: string } {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } })
    return values.from && values.to ? { from: values.from, to: values.to } : fail()
  } catch {
    return fail()
  }
}

type Side = '--from' | '--to'

/** Runs work on one of the two databases. An error message names the database. */
async function on<T>(side: Side, work: () => Promise<T>): Promise<T> {
  try {
    return await mapDatabaseErrors(work)
  } catch (fault) {
    if (fault instanceof StoreError) throw new StoreError(fault.code, `${side}: ${fault.message}`)
    throw fault
  }
}

async function openSide(side: Side, url: string): Promise<Database> {
  const database = await on(side, () => openDatabase(url))
  return {
    ...database,
    read: (work) => on(side, () => database.read(work)),
    write: (work) => on(side, () => database.write(work)),
  }
}

/** Locks a SQLite file against other processes. If Kigen runs, the error says to stop it first. */
async function lockSide(side: Side, url: string): Promise<() => void> {
  const path = sqlitePath(url)
  return path === undefined ? () => {} : on(side, () => lockFile(path, 0))
}

/** Refuses a SQLite file that does not exist, because opening would create an empty one. */
function requireSource(url: string): void {
  const path = sqlitePath(url)
  if (path !== undefined && !existsSync(path))
    throw new StoreError('unavailable', `--from: there is no file ${resolve(path)}`)
}

const { from, to } = addresses()

await runTool(async () => {
  requireSource(from)
  const releases = [await lockSide('--from', from), await lockSide('--to', to)]
  const source = await openSide('--from', from)
  try {
    const target = await openSide('--to', to)
    try {
      console.log(JSON.stringify(await copyDatabase(source, target, Date.now())))
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
    for (const release of releases) release()
  }
})
