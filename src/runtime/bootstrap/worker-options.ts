import type { Metrics } from '../http/metrics.ts'
import type { Settings } from '../settings/settings.ts'
import type { StoreBackendPorts, StoreBackendSettings } from '../store-worker/store-backend.ts'
import type { AppOptions } from './app-context.ts'
import { createCommitLog } from './commit-log.ts'
import { operationOf } from './reminder-loop.ts'

/** The location of the database and its keys from the settings. */
export function storeLocationOf({ databaseUrl, dataKeys }: Pick<Settings, 'databaseUrl' | 'dataKeys'>) {
  return { url: databaseUrl, dataKey: dataKeys.join(',') || undefined }
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
        log.error(fault, 'a turn broke; the person was told')
      },
      onStoreFault: (err) => log.error({ err }, 'store'),
      onCommit: createCommitLog(log, count.commitFailed),
    },
  ]
}
