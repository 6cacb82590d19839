import type { Instant } from '../domain/dates/day.ts'
import { type AppContext, createAppContext } from '../runtime/bootstrap/app-context.ts'
import { createMetrics } from '../runtime/http/metrics.ts'
import { createLog } from '../runtime/log.ts'
import { SettingsError } from '../runtime/settings/fault.ts'
import { settingsOfThisMachine } from '../runtime/settings/machine.ts'
import { openStoreBackend } from '../runtime/store-worker/store-backend.ts'
import { storeBackendOptions } from '../runtime/store-worker/worker-options.ts'
import type { OpenStore } from '../store/open.ts'
import { StoreError } from '../store/store.ts'

/**
 * The configured store and settings for a tool that makes one pass, as of an instant. Log lines go to standard error, so that
 * standard output holds the answer alone. Rejects with what the operator has to mend.
 */
export async function toolGround(now: () => Instant): Promise<AppContext & { readonly store: OpenStore }> {
  const settings = settingsOfThisMachine()
  const log = createLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel, true, process.stderr)
  const back = await openStoreBackend(...storeBackendOptions({ settings, log, now }))
  const { store } = back
  const accept = async () => []
  return {
    ...createAppContext({ settings, log, now }, { ...back, metrics: createMetrics(store, now), accept }),
    store,
  }
}

/** Runs a tool; what can be mended is said in one line, and the exit status tells that it failed. */
export async function runTool(tool: () => Promise<void>): Promise<void> {
  try {
    await tool()
  } catch (fault) {
    const mendable = fault instanceof SettingsError || fault instanceof StoreError
    process.stderr.write(`${mendable ? fault.message : fault instanceof Error ? fault.stack : 'failed'}\n`)
    process.exitCode = 1
  }
}
