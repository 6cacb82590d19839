import { parseArgs } from 'node:util'
import { remindOnce } from '../pipeline/reminders/remind-once.ts'
import { openChannels } from '../runtime/bootstrap/channels.ts'
import { guardedSenders } from '../runtime/reminders/guarded-senders.ts'
import { operationOf } from '../runtime/settings/operation.ts'
import { runTool, toolGround } from './tool-context.ts'

const USAGE = `npm run --silent remind -- [--now 2027-02-01T10:00:00+09:00] [--dry-run]

  --now      one pass as of that instant (otherwise: now)
  --dry-run  only counts what would go out; changes and sends nothing`

/** An ISO date and time with a zone. Without a zone it would depend on the machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${USAGE}\n`)
  process.exit(2)
}

function readOptions(): { readonly now: number; readonly dryRun: boolean } {
  const { values } = parseArgs({ options: { now: { type: 'string' }, 'dry-run': { type: 'boolean' } } })
  const dryRun = values['dry-run'] ?? false
  if (values.now === undefined) return { now: Date.now(), dryRun }
  const now = INSTANT.test(values.now) ? Date.parse(values.now) : Number.NaN
  if (Number.isNaN(now)) fail(`--now: ${JSON.stringify(values.now)} is no instant with its zone`)
  return { now, dryRun }
}

function optionsOrUsage() {
  try {
    return readOptions()
  } catch (fault) {
    return fail(fault instanceof Error ? fault.message : 'unknown option')
  }
}

const { now, dryRun } = optionsOrUsage()

await runTool(async () => {
  const context = await toolGround(() => now)
  const channels = await openChannels(context)
  try {
    const { store, prepare, settings } = context
    const ports = { store, prepare, senders: guardedSenders(context, channels) }
    const came = await remindOnce(ports, { now, ...operationOf(settings), dryRun })
    process.stdout.write(`${JSON.stringify(came)}\n`)
  } finally {
    for (const channel of channels) await channel.close?.()
    await context.store.close()
  }
})
