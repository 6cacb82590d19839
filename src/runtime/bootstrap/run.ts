import { writeSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { StoreError } from '../../store/store.ts'
import { errorFacts } from '../../support/error-facts.ts'
import { createLog } from '../log.ts'
import { settingsOfThisMachine } from '../settings/machine.ts'
import { describeSettings, SettingsError } from '../settings/settings.ts'
import { type App, startApp } from './start.ts'

const GIVE_UP_AFTER_MS = 9_500

/** Something the operator can mend: said in one line, without a stack. */
function mendable(fault: unknown): string | undefined {
  if (fault instanceof SettingsError || fault instanceof StoreError) return fault.message
  if (!(fault instanceof Error && 'code' in fault)) return undefined
  if (fault.code === 'EADDRINUSE') return 'The port is taken: stop what listens there, or set another PORT.'
  if (fault.code === 'EACCES')
    return 'The port or the data folder may not be used: set another PORT or DATABASE_URL.'
  return undefined
}

/** What cannot be mended by a setting is told without its message: it may quote a person or a secret. */
function fail(fault: unknown): never {
  const words = mendable(fault) ?? JSON.stringify({ level: 'fatal', ...errorFacts(fault) })
  writeSync(2, `${words}\n`)
  process.exit(1)
}

/** Nothing is lost by an end: what was acknowledged is committed, and whoever watches the process starts it again. */
process.on('uncaughtException', fail)

/** The first signal stops kindly, the second at once; a stop that hangs is ended before the ten seconds are over. */
function stopOnSignal(app: App): void {
  let asked = false
  const stop = () => {
    if (asked) process.exit(1)
    asked = true
    setTimeout(() => process.exit(1), GIVE_UP_AFTER_MS).unref()
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

try {
  const settings = settingsOfThisMachine()
  const log = createLog(settings.logLevel, settings.production)
  const inThread = availableParallelism() > 1
  const app = await startApp({ settings, log, now: Date.now, inThread })
  stopOnSignal(app)
  for (const line of describeSettings(settings)) log.info(line)
  log.info({ port: app.port }, 'Kigen is ready')
} catch (fault) {
  fail(fault)
}
