import type { Day } from '../../../../src/domain/dates/day.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import type { Plan } from '../../../../src/domain/rules/contract/plan.ts'
import type { OracleStep } from './actions.ts'
import { earlier, endOfMonth } from './calendar.ts'
import { type Known, know, past } from './known.ts'
import { missing, situationOf } from './situation.ts'
import { stepsOf } from './steps.ts'
import { warningsOf } from './warnings.ts'

/** The plan as the examiner reads it: everything but citations and trace. */
export type OraclePlan = Pick<Plan, 'situation' | 'warnings' | 'missing' | 'healthInsuranceUntil'> & {
  readonly steps: readonly OracleStep[]
}

/** A second, plain reading of the contract, in the order of its prose. */
export function oracle(facts: Facts): OraclePlan {
  const known = know(facts)
  const situation = situationOf(known)
  const steps = stepsOf(situation, known)
  const insured = insuranceUntil(known)
  return {
    situation,
    steps,
    warnings: warningsOf(known, situation, steps, insured !== undefined),
    missing: missing(known),
    ...(insured && { healthInsuranceUntil: insured }),
  }
}

/** The last day of the third month after the month in which the certificates, or before them the card, end. */
function insuranceUntil({ facts, E, holds, today, soonEnds, unregistered }: Known): Day | undefined {
  const certificates = facts.card?.certificatesValidUntil
  if (holds !== 'yes' || unregistered) return undefined
  const given =
    past(E, today) || past(certificates, today) || (certificates !== undefined && certificates <= soonEnds)
  const end = E && certificates ? earlier(E, certificates) : (E ?? certificates)
  return given && end ? endOfMonth(end, 3) : undefined
}
