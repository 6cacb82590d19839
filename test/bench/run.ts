import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAcknowledge, benchMemory, benchProcesses, benchStart, benchTurns } from './line.ts'
import { benchDrain } from './queue.ts'
import { drain } from './reminders.ts'
import { type Row, tableOf } from './row.ts'
import { benchRules } from './rules.ts'
import { benchClaim, benchStore } from './store.ts'
import { benchTurn } from './turn.ts'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    huge: { type: 'boolean', default: false },
    soak: { type: 'string', default: '20s' },
  },
})

/** `30s` or `10m` in milliseconds. */
function duration(text: string): number {
  const [, count, unit] = /^(\d+)(s|m)$/.exec(text) ?? []
  if (count === undefined) throw new Error(`--soak ${text}: write 30s or 10m`)
  return Number(count) * (unit === 'm' ? 60_000 : 1_000)
}

async function rules(): Promise<readonly Row[]> {
  const { plansPerSecond, situationsPerSecond, referencePerSecond } = await benchRules()
  return [
    { what: 'whole plans', value: plansPerSecond, unit: 'a second' },
    {
      what: 'situations decided',
      value: situationsPerSecond,
      unit: 'a second',
      reference: referencePerSecond,
      against: 'json-rules-engine, the same table',
    },
  ]
}

/** LINE takes 2,000 pushes a second of one channel. */
const MOST_OF_LINE = 2_000

async function pushes(): Promise<readonly Row[]> {
  const { due, arrived, perSecond } = await drain(20_000)
  if (arrived !== due) throw new Error(`${arrived} of ${due} reminders arrived`)
  const against = 'the most that LINE takes'
  const what = 'reminders pushed to LINE, SQLite'
  return [{ what, value: perSecond, unit: 'a second', reference: MOST_OF_LINE, against }]
}

const PARTS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  rules,
  turn: benchTurn,
  start: benchStart,
  turns: benchTurns,
  processes: benchProcesses,
  acknowledge: benchAcknowledge,
  memory: () => benchMemory(duration(options.soak)),
  store: benchStore,
  drain: benchDrain,
  pushes,
  claim: () => benchClaim(options.huge),
}

const unknown = options.only.filter((name) => !(name in PARTS))
if (unknown.length > 0) throw new Error(`--only ${unknown}: the parts are ${Object.keys(PARTS).join(', ')}`)

const at = new Date().toISOString()
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
const folder = join(import.meta.dirname, '../../bench-results')
mkdirSync(folder, { recursive: true })
const file = join(folder, `${at.replaceAll(':', '-')}.json`)

/** How many processes wanted a core meanwhile: above the number of cores others spoil the numbers. */
const load: Record<string, number> = {}
const rows: Row[] = []
for (const [name, part] of Object.entries(PARTS)) {
  if (options.only.length > 0 && !options.only.includes(name)) continue
  process.stderr.write(`${name} …\n`)
  load[name] = loadavg()[0] ?? 0
  rows.push(...(await part()))
  writeFileSync(file, JSON.stringify({ at, machine, load, rows }, null, 2))
}
const busiest = Math.max(0, ...Object.values(load))
console.log(`${tableOf(rows)}\n\n${machine}; load of the machine up to ${busiest.toFixed(1)}`)
process.exit(0)
