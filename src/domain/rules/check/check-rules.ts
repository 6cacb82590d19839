import type { Day } from '../../dates/day.ts'
import { covers } from '../facts/stay-fee.ts'
import { CONTACTS } from '../reference/contacts.ts'
import { SOURCE_IDS, source } from '../reference/sources.ts'
import { STAY_FEES } from '../reference/stay-fees.ts'
import { PARAMETERS, RULES, TABLES } from '../tables/all-tables.ts'
import { tableFaults } from './check-tables.ts'
import { parameterFaults, ruleFaults, sourceFaults, stayFeeFaults } from './notes.ts'
import { situatedStates } from './walk-space.ts'

/** The result of a check: how much it looked at, and the faults that it found. */
export interface Checked {
  readonly states: number
  readonly rules: number
  readonly sources: number
  readonly faults: readonly string[]
}

/** Every source id that a rule, a value or a contact cites. */
const CITED: ReadonlySet<string> = new Set([
  ...RULES.flatMap(({ sources }) => sources),
  ...PARAMETERS.flatMap(({ values }) => values.flatMap(({ sources }) => sources)),
  ...CONTACTS.flatMap(({ sources }) => sources),
])

/**
 * Checks the rules for every combination of classes, as of a day in Japan: exactly one row fits where one is required, every
 * row and every exception has an effect, everything is cited and was read within a year, and every value of the law has its days.
 * `citedElsewhere`: sources that texts outside the rules cite.
 */
export function checkRules(today: Day, citedElsewhere: readonly string[] = []): Checked {
  const states = [...situatedStates(today)]
  const sources = SOURCE_IDS.flatMap((id) => source(id) ?? [])
  return {
    states: states.length,
    rules: RULES.length,
    sources: sources.length,
    faults: [
      ...TABLES.flatMap((table) => tableFaults(table, states, today)),
      ...ruleFaults(RULES, today),
      ...sourceFaults(sources, new Set([...CITED, ...citedElsewhere]), today),
      ...PARAMETERS.flatMap((parameter) => parameterFaults(parameter, today)),
      ...stayFeeFaults(STAY_FEES, ({ granted }, months) => covers(granted, months)),
    ],
  }
}
