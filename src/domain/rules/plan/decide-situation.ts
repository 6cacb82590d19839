import type { Day } from '../../dates/day.ts'
import type { Situation } from '../contract/vocabulary.ts'
import { collector, decider } from '../decide/decide.ts'
import type { Row } from '../decide/table.ts'
import type { Core, Value } from '../facts/dimensions.ts'
import { NEEDED, type Needed } from '../tables/needed.ts'
import { SITUATION } from '../tables/situation.ts'
import { STANDING } from '../tables/stay-validity.ts'

const needed = collector(NEEDED)
const standing = decider(STANDING)
const situation = decider(SITUATION)

/** The core classes and the classes derived from them. */
export type Situated = Core & {
  readonly known: Value<'known'>
  readonly standing: Value<'standing'>
  readonly situation: Situation
}

/** The situation of a core, and the rows that decided it. */
export interface Position {
  readonly classes: Situated
  readonly missing: readonly Row<Needed>[]
  readonly standing: Row<Value<'standing'>>
  readonly situation: Row<Situation>
}

/** All needed facts of the first line of the contract that needs any. */
function firstLine(core: Core, today: Day): readonly Row<Needed>[] {
  const rows = needed(core, today)
  return rows.filter(({ then }) => then.line === rows[0]?.then.line)
}

/** Finds the situation of a core. Throws `RuleGap` or `RuleConflict` if the tables have a fault. */
export function situate(core: Core, today: Day): Position {
  const missing = firstLine(core, today)
  const known = missing.length === 0 ? 'yes' : 'no'
  const stay = standing(core, today)
  const row = situation({ ...core, known, standing: stay.then }, today)
  return {
    classes: { ...core, known, standing: stay.then, situation: row.then },
    missing,
    standing: stay,
    situation: row,
  }
}
