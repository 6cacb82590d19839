import { type AlsoClosed, mayBeClosed, NONE_BESIDE } from '../dates/closed-days.ts'
import type { Facts } from './contract/facts.ts'
import type { Plan, Step } from './contract/plan.ts'
import type { Warning } from './contract/vocabulary.ts'
import { collector } from './decide/decide.ts'
import { classifyCore } from './facts/classify-core.ts'
import { classifyBeside } from './facts/classify-secondary.ts'
import { bearing } from './facts/normalize-facts.ts'
import { situate } from './plan/decide-situation.ts'
import { insuranceUntil } from './plan/insurance.ts'
import { arrange, outline } from './plan/order-steps.ts'
import { toStep } from './plan/step.ts'
import { recorder } from './plan/trace.ts'
import { DAY_RULES } from './tables/deadlines.ts'
import { WARNING_RULES } from './tables/warnings.ts'

const warningsOf = collector(WARNING_RULES)

/**
 * The only entry of the rules engine: takes facts and returns a plan. Pure. Throws `RuleGap` or `RuleConflict` if the tables have
 * a fault.
 */
export function assess(facts: Facts, alsoClosed: AlsoClosed = NONE_BESIDE): Plan {
  const { today } = facts
  const person = bearing(facts)
  const core = classifyCore(facts, person)
  const { classes: situated, missing, standing, situation } = situate(core, today)
  const classes = { ...situated, ...classifyBeside(facts, person, core, alsoClosed) }
  const { row, steps: arranged } = arrange(classes, today)

  const note = recorder(facts)
  const stayIsKnown = core.stayEnd !== 'unknown'
  for (const fired of [...missing, ...(stayIsKnown ? [standing] : []), situation, row])
    note.fired(fired, classes)
  const context = {
    calendar: { facts, person, alsoClosed },
    classes: { ...classes, ...outline(arranged) },
    note,
  }
  const located = arranged.map((step) => toStep(step, context))
  const steps = located.map(({ step }) => step)
  const insured = insuranceUntil(facts, core, classes.certificates)
  if (insured) note.used(DAY_RULES.insurance)

  const whole = { ...context.classes, ...summary(steps, alsoClosed), insurance: insured ? 'ends' : 'goes-on' }
  const warned = warningsOf(whole, today)
  for (const fired of warned) note.fired(fired, whole)
  const warnings = new Set<Warning>(warned.map(({ then }) => then))
  if (located.some(({ local }) => local)) warnings.add('local-practice-differs')
  return {
    situation: situation.then,
    steps,
    warnings: [...warnings],
    missing: missing.map(({ then }) => then.path),
    ...(insured && { healthInsuranceUntil: insured }),
    citations: note.citations(),
    trace: note.trace(),
  }
}

/** Classes of the whole plan, read from its finished steps. */
function summary(steps: readonly Step[], alsoClosed: AlsoClosed) {
  const lastDay = steps.find(({ action }) => action === 'extend')?.by
  const closed = lastDay && mayBeClosed(lastDay, alsoClosed)
  return {
    extendLastDay: lastDay ? (closed ? 'closed' : 'open') : 'none',
    officeDay: steps.some(({ by, goBy }) => by && !goBy) ? 'none-left' : 'left',
    officeStep: steps.some(({ where }) => where === 'municipal-office') ? 'yes' : 'no',
  } as const
}
