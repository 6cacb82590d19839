import { existsSync } from 'node:fs'
import { storeLocationOf } from '../../runtime/bootstrap/worker-options.ts'
import { settingsOfThisMachine } from '../../runtime/settings/machine.ts'
import { StoreError } from '../../store/contract/store.ts'
import { releaseHeld } from '../../store/maintenance/release-held.ts'
import { sqlitePath } from '../../store/sqlite/sqlite-path.ts'
import { runTool } from '../tool-context.ts'

/** Refuses a SQLite file that does not exist, because opening would create an empty one. */
function requireDatabase(url: string): void {
  const path = sqlitePath(url)
  if (path !== undefined && !existsSync(path))
    throw new StoreError('unavailable', `there is no database at ${path} yet`)
}

/**
 * `npm run send-held`: makes held messages due, so that the running process sends them now. Messages are held until a larger plan,
 * a new month or a new token. Prints one line of JSON with the number of messages.
 */
await runTool(async () => {
  const { url } = storeLocationOf(settingsOfThisMachine())
  requireDatabase(url)
  console.log(JSON.stringify({ released: await releaseHeld(url, Date.now()) }))
})
