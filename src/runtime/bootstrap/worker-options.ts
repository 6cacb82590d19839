import type { Metrics } from '../http/metrics.ts'
import type { Settings } from '../settings/settings.ts'
import type { StoreBackendPorts, StoreBackendSettings } from '../store-worker/store-backend.ts'
import type { AppOptions } from './app-context.ts'
import { createCommitLog } from './commit-log.ts'
import { operationOf } from './reminder-loop.ts'

/** Where things are kept and with which keys, as the settings say. */
export function storeLocationOf({ databaseUrl, dataKeys }: Pick<Settings, 'databaseUrl' | 'dataKeys'>) {
  return { url: databaseUrl, dataKey: dataKeys.join(',') || undefined }
}

/** A tool that makes one pass has no metrics. */
const UNCOUNTED = { fault: () => {}, commitFailed: () => {} }

/** What the product's back is opened with: as the settings say, its faults told to the log and counted. */
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
