import { parseArgs } from 'node:util'
import { fireAll } from './fuzz.ts'

// Long fuzzing of every parser: `npm run fuzz -- --cases 1000000 --seed 7`.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
})
const seed = Number(values.seed)
console.log(`seed ${seed}`)
const all = fireAll(Number(values.cases), seed, ({ name, cases, ms, broken }) => {
  console.log(`${name.padEnd(22)}${String(cases).padStart(9)} cases ${String(ms).padStart(8)} ms`)
  if (broken) console.log(broken)
})
const sum = all.reduce((total, { cases }) => total + cases, 0)
const broken = all.filter((one) => one.broken).length
console.log(`${sum} cases, ${broken} of ${all.length} parsers broken`)
if (broken > 0) process.exitCode = 1
