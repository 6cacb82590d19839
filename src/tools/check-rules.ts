import { dayInJapan, isDay } from '../domain/dates/day.ts'
import { checkRules } from '../domain/rules/check/check-rules.ts'
import { TOPIC_SOURCES } from '../domain/topics/topics.ts'

/** `--on 2027-11-30` checks as of another day, to see which rules have to be read again by then. */
const asked = process.argv[process.argv.indexOf('--on') + 1] ?? ''
const { states, rules, sources, faults } = checkRules(
  isDay(asked) ? asked : dayInJapan(Date.now()),
  TOPIC_SOURCES,
)
if (faults.length === 0) {
  console.log(
    `rules: ${rules} rules over ${states} combinations, ${sources} sources: complete, no conflict, all cited`,
  )
} else {
  for (const fault of faults) console.error(fault)
  process.exitCode = 1
}
