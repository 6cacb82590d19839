import { existsSync } from 'node:fs'
import { storeLocationOf } from '../../runtime/bootstrap/worker-options.ts'
import { settingsOfThisMachine } from '../../runtime/settings/machine.ts'
import { StoreError } from '../../store/contract/store.ts'
import { releaseHeld } from '../../store/maintenance/release-held.ts'
import { runTool } from '../tool-context.ts'

const SQLITE = 'sqlite:'

/** Opening makes a SQLite file that is missing; nothing is held in a new one. */
function requireDatabase(url: string): void {
  const path = url.startsWith(SQLITE) ? url.slice(SQLITE.length) : undefined
  if (path !== undefined && !existsSync(path))
    throw new StoreError('unavailable', `there is no database at ${path} yet`)
}

/**
 * `npm run send-held`: what waits for a larger plan, a new month or a new token is tried now by the running process; prints one line
 * of JSON with how many messages that are.
 */
await runTool(async () => {
  const { url } = storeLocationOf(settingsOfThisMachine())
  requireDatabase(url)
  console.log(JSON.stringify({ released: await releaseHeld(url, Date.now()) }))
})
