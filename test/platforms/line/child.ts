import { startApp } from '../../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../../src/runtime/log.ts'
import { readSettings } from '../../../src/runtime/settings/settings.ts'

/**
 * The product in a process of its own, to be killed, with a clock that runs `CLOCK_SPEED` times as fast since
 * `CLOCK_FROM` and is ahead by `CLOCK_AHEAD_MS`: what takes a minute after a crash takes seconds in a test.
 */
const { CLOCK_FROM = '0', CLOCK_SPEED = '1', CLOCK_AHEAD_MS = '0', ...env } = process.env
const from = Number(CLOCK_FROM)
const now = () => Math.round(from + (Date.now() - from) * Number(CLOCK_SPEED)) + Number(CLOCK_AHEAD_MS)
const log = createLog('error', true)
// People of a bench write faster than anybody does.
const app = await startApp({
  settings: readSettings(env),
  log,
  now,
  inThread: true,
  turnsAMinute: Number.POSITIVE_INFINITY,
})
process.stdout.write(`${JSON.stringify({ port: app.port })}\n`)
process.on('SIGTERM', () => app.stop().then(() => process.exit(0)))
