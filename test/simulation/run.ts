import { parseArgs } from 'node:util'
import { liveThrough, tableOf } from './year.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
})

const began = Date.now()
const year = await liveThrough({
  people: Number(values.people),
  days: Number(values.days),
  seed: Number(values.seed),
  from: '2026-11-22',
})
console.log(tableOf(year))
console.log(`${((Date.now() - began) / 1000).toFixed(0)} s`, year.left)
for (const loss of year.losses.filter(({ warnings, reachable }) => warnings < 2 && reachable).slice(0, 20))
  console.log(JSON.stringify(loss))
if (year.losses.some(({ warnings, reachable }) => warnings < 2 && reachable)) process.exitCode = 1
