import { openBack } from '../app/back/back.ts'
import { backOf } from '../app/back/of.ts'
import { type Ground, groundOn } from '../app/ground.ts'
import type { Instant } from '../dates/day.ts'
import { createLog } from '../server/log.ts'
import { createMetrics } from '../server/metrics.ts'
import { settingsOfThisMachine } from '../settings/machine.ts'
import { SettingsError } from '../settings/settings.ts'
import type { OpenStore } from '../store/open.ts'
import { StoreError } from '../store/store.ts'

/**
 * The configured store and settings for a tool that makes one pass, as of an instant. Log lines go to standard error, so that
 * standard output holds the answer alone. Rejects with what the operator has to mend.
 */
export async function toolGround(now: () => Instant): Promise<Ground & { readonly store: OpenStore }> {
  const settings = settingsOfThisMachine()
  const log = createLog(settings.logLevel === 'info' ? 'warn' : settings.logLevel, true, process.stderr)
  const back = await openBack(...backOf({ settings, log, now }))
  const { store } = back
  const accept = async () => []
  return {
    ...groundOn({ settings, log, now }, { ...back, metrics: createMetrics(store, now), accept }),
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
