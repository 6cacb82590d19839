import type { Instant } from '../domain/dates/day.ts'
import { type AppContext, createAppContext } from '../runtime/bootstrap/app-context.ts'
import { storeBackendOptions } from '../runtime/bootstrap/worker-options.ts'
import { createMetrics } from '../runtime/http/metrics.ts'
import { createLog } from '../runtime/log.ts'
import { SettingsError } from '../runtime/settings/fault.ts'
import { settingsOfThisMachine } from '../runtime/settings/machine.ts'
import { openStoreBackend } from '../runtime/store-worker/store-backend.ts'
import { StoreError } from '../store/contract/store.ts'
import type { OpenStore } from '../store/open.ts'
import { errorFacts } from '../support/error-facts.ts'

/**
 * The configured store and settings for a tool that makes one pass, as of an instant. Log lines go to standard error, so that
 * standard output contains only the answer. Rejects with an error that says what the operator has to correct.
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

/** The message of an error that the operator can correct. Of other errors only kind and place, because a message can quote a person. */
function wordsOf(fault: unknown): string {
  if (fault instanceof SettingsError || fault instanceof StoreError) return fault.message
  return JSON.stringify({ level: 'fatal', ...errorFacts(fault) })
}

/** Runs a tool. An error is one line on standard error and exit status 1. */
export async function runTool(tool: () => Promise<void>): Promise<void> {
  try {
    await tool()
  } catch (fault) {
    process.stderr.write(`${wordsOf(fault)}\n`)
    process.exitCode = 1
  }
}
