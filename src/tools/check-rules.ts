import { dayInJapan } from '../dates/day.ts'
import { checkRules } from '../rules/check.ts'

const { states, rules, sources, faults } = checkRules(dayInJapan(Date.now()))
if (faults.length === 0) {
  console.log(
    `rules: ${rules} rules over ${states} combinations, ${sources} sources: complete, no conflict, all cited`,
  )
} else {
  for (const fault of faults) console.error(fault)
  process.exitCode = 1
}
