import { resolve } from 'node:path'
import { sqlitePath } from '../../store/sqlite/sqlite-path.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Logger } from '../log.ts'
import { operationOf } from '../settings/operation.ts'
import type { Settings } from '../settings/settings.ts'
import type { StoreBackendPorts, StoreBackendSettings } from '../store-worker/store-backend.ts'
import type { AppOptions } from './app-context.ts'
import { createCommitLog } from './commit-log.ts'

/** The location of the database and its keys from the settings. */
export function storeLocationOf({ databaseUrl, dataKeys }: Pick<Settings, 'databaseUrl' | 'dataKeys'>) {
  return { url: databaseUrl, dataKey: dataKeys.join(',') || undefined }
}

/** Where the data is, without the password: a path, or a server and the name of a database. */
function placeOf(databaseUrl: string): string {
  const path = sqlitePath(databaseUrl)
  if (path !== undefined) return resolve(path)
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}

/** Somebody who expects data sees at once that it is another place. */
function tellMade({ databaseUrl }: Settings, log: Logger): void {
  if (databaseUrl === 'sqlite::memory:') return
  log.info(
    { code: 'database-made' },
    `data: a new, empty database was made: ${placeOf(databaseUrl)}. If there should be data in it, DATABASE_URL or a mount is wrong`,
  )
}

/** Tools that make one pass have no metrics. */
const UNCOUNTED = { fault: () => {}, commitFailed: () => {} }

/** The backend's settings, and ports that log and count its faults. */
export function storeBackendOptions(
  { settings, log, now, turnsAMinute }: AppOptions,
  count: Pick<Metrics, 'fault' | 'commitFailed'> = UNCOUNTED,
): [StoreBackendSettings, StoreBackendPorts] {
  return [
    { ...storeLocationOf(settings), operation: operationOf(settings), turnsAMinute },
    {
      now,
      onTurnFault: (fault) => {
        count.fault('turn')
        log.error(fault, 'a turn failed; the person was told')
      },
      onStoreFault: (err) => log.error({ err }, 'store'),
      onCommit: createCommitLog(log, count.commitFailed),
      onMade: () => tellMade(settings, log),
    },
  ]
}
