import type { Day } from '../../dates/day.ts'
import { collector, decider } from '../decide/decide.ts'
import type { Row } from '../decide/table.ts'
import type { Beside, Value } from '../facts/dimensions.ts'
import { JOINS, type Join } from '../tables/additional-steps.ts'
import { STEPS, type Template } from '../tables/steps.ts'
import type { Situated } from './decide-situation.ts'

const stepsOf = decider(STEPS)
const joinsOf = collector(JOINS)

/** A step without its days yet, and the row that added it to the plan. */
export interface Arranged {
  readonly template: Template
  readonly row: Row<unknown>
}

/** Classes of the plan, read from the steps found so far. */
export interface Outline {
  readonly extends: Value<'extends'>
  readonly specialAhead: Value<'specialAhead'>
  readonly reissues: Value<'reissues'>
}

/** The outline of some steps. */
export function outline(steps: readonly Arranged[]): Outline {
  const extension = steps.find(({ template }) => template.action === 'extend')?.template
  const has = (action: Template['action']) => steps.some(({ template }) => template.action === action)
  return {
    extends: extension ? (extension.after ? 'later' : 'now') : 'no',
    specialAhead: has('special-extension') ? 'yes' : 'no',
    reissues: has('reissue') ? 'yes' : 'no',
  }
}

/** Inserts an additional step at its place. A step that the plan already has is not added again. */
function join(steps: readonly Arranged[], row: Row<Join>): readonly Arranged[] {
  const { step, place } = row.then
  if (steps.some(({ template }) => template.action === step.action)) return steps
  const at = place === 'first' ? 0 : place === 'last' ? steps.length : beforeTheNewCard(steps)
  return steps.toSpliced(at, 0, { template: step, row })
}

function beforeTheNewCard(steps: readonly Arranged[]): number {
  const at = steps.findIndex(
    ({ template }) => template.action === 'extend' || template.after === 'new-residence-card',
  )
  return at < 0 ? steps.length : at
}

/** The row that lists the steps of a situation, and these steps with the additional ones, in the order in which they are done. */
export function arrange(
  classes: Situated & Beside,
  today: Day,
): { row: Row<unknown>; steps: readonly Arranged[] } {
  const row = stepsOf(classes, today)
  const own: readonly Arranged[] = row.then.map((template) => ({ template, row }))
  const joined = joinsOf({ ...classes, ...outline(own) }, today).reduce(join, own)
  if (joined.length === own.length) return { row, steps: own }
  return { row, steps: joinsOf({ ...classes, ...outline(joined) }, today).reduce(join, joined) }
}
