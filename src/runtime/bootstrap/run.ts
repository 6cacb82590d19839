import { writeSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { StoreError } from '../../store/contract/store.ts'
import { errorFacts } from '../../support/error-facts.ts'
import { createLog, type Logger } from '../log.ts'
import { openOutput } from '../output.ts'
import { SettingsError } from '../settings/fault.ts'
import { settingsOfThisMachine } from '../settings/machine.ts'
import { describeSettings, type Settings } from '../settings/settings.ts'
import { PLACE_WORDS, placeOfData } from './data-place.ts'
import { stopOnSignal } from './lifetime.ts'
import { hasRoomForThread, memoryOf } from './memory.ts'
import { startApp } from './start.ts'

const FLUSH_MS = 300
const STDERR = 2

/** Opened first: from then on a write to a blocked pipe fails instead of blocking. */
openOutput(STDERR)
const output = openOutput(1)

/** Logs a fault without its message, which may quote a person or a secret, and exits. */
function fail(fault: unknown): never {
  const mendable = fault instanceof SettingsError || fault instanceof StoreError
  const words = mendable ? fault.message : JSON.stringify({ level: 'fatal', ...errorFacts(fault) })
  try {
    writeSync(STDERR, `${words}\n`)
  } catch {
    // The log has no reader; the exit status remains.
  }
  process.exit(1)
}

/** An exit loses nothing: acknowledged events are committed, and a supervisor restarts the process. */
process.on('uncaughtException', fail)

/** Warns in production if the data does not outlive the container or machine. */
function warnOfPlace({ production, databaseUrl }: Settings, log: Logger): void {
  const place = placeOfData(databaseUrl)
  if (production && place !== 'kept') log.warn({ code: `data-in-${place}` }, `data: ${PLACE_WORDS[place]}`)
}

try {
  const settings = settingsOfThisMachine()
  const log = createLog(settings.logLevel, settings.production, output)
  const machine = {
    processors: availableParallelism(),
    total: totalmem(),
    constrained: process.constrainedMemory(),
  }
  const inThread = hasRoomForThread(machine)
  const app = await startApp({ settings, log, now: Date.now, inThread })
  stopOnSignal({ stop: app.stop, flush: () => output.flush(FLUSH_MS) })
  for (const line of describeSettings(settings)) log.info(line)
  warnOfPlace(settings, log)
  log.info(
    { port: app.port, threads: inThread ? 2 : 1, memoryMb: Math.floor(memoryOf(machine) / 2 ** 20) },
    'Kigen is ready',
  )
} catch (fault) {
  fail(fault)
}
