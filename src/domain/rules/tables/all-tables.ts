import type { Day } from '../../dates/day.ts'
import type { Situation, StepAction } from '../contract/vocabulary.ts'
import { decidedAtMost } from '../decide/decide.ts'
import type { Confidence, Table } from '../decide/table.ts'
import { AGE_LINE } from '../reference/parameters.ts'
import { type Source, type SourceId, source } from '../reference/sources.ts'
import { STAY_FEES } from '../reference/stay-fees.ts'
import { JOINS } from './additional-steps.ts'
import { BRING } from './bring.ts'
import { CONSEQUENCE_RULES, type Consequence } from './consequences.ts'
import { DAY_RULES } from './deadlines.ts'
import { FEES } from './fees.ts'
import { LOCAL } from './local.ts'
import { NEEDED } from './needed.ts'
import { SITUATION } from './situation.ts'
import { STANDING } from './stay-validity.ts'
import { STEPS } from './steps.ts'
import { WARNING_RULES } from './warnings.ts'

/** Every decision table of the engine. */
export const TABLES: readonly Table<unknown>[] = [
  NEEDED,
  STANDING,
  SITUATION,
  STEPS,
  JOINS,
  BRING,
  FEES,
  LOCAL,
  WARNING_RULES,
  CONSEQUENCE_RULES,
]

/** The numbers in the law that change over time. */
export const PARAMETERS = [AGE_LINE] as const

/** The properties that all forms of rules share. */
export interface RuleNote {
  readonly id: string
  /** The name of its table, or `days` or `stay-fees`. */
  readonly table: string
  readonly sources: readonly SourceId[]
  readonly checkedOn: Day
  readonly confidence: Confidence
}

/** Every rule with its sources, in the order of the tables. */
export const RULES: readonly RuleNote[] = [
  ...TABLES.flatMap(({ name, rows }) =>
    rows.map(({ id, sources, checkedOn, confidence }) => ({
      id,
      table: name,
      sources,
      checkedOn,
      confidence,
    })),
  ),
  ...Object.values(DAY_RULES).map(({ reads: _, ...rule }) => ({ ...rule, table: 'days' })),
  ...STAY_FEES.map(({ id, sources, checkedOn }) => ({
    id,
    table: 'stay-fees',
    sources,
    checkedOn,
    confidence: 'medium' as const,
  })),
]

const byId = new Map(RULES.map((rule) => [rule.id, rule]))

/** Every id that `trace[].rule` of a plan can have. The locales need a text for each. */
export const TRACE_RULES: readonly string[] = RULES.filter(
  ({ table }) => table !== CONSEQUENCE_RULES.name,
).map(({ id }) => id)

/** A rule by the id that a trace names; `undefined` for an id that no rule has. */
export const ruleNote = (id: string): RuleNote | undefined => byId.get(id)

/** The sources of a rule by the id that a trace names; none for an id that no rule has. */
export const ruleSources = (
  id: string,
): readonly (Source & { readonly id: string; readonly checkedOn: Day })[] =>
  (byId.get(id)?.sources ?? []).flatMap((cited) => source(cited) ?? [])

const consequences = decidedAtMost(CONSEQUENCE_RULES)

/** The consequence if a step of a situation is missed, and the rule that states it; `undefined` if it is not known. */
export function consequenceOf(
  situation: Situation,
  action: StepAction,
  today: Day,
):
  | { readonly consequence: Consequence; readonly rule: string; readonly sources: readonly string[] }
  | undefined {
  const row = consequences({ situation, action }, today)
  return row && { consequence: row.then, rule: row.id, sources: row.sources }
}
