import { isDeepStrictEqual } from 'node:util'
import type { Plan, Step } from '../../src/domain/rules/contract/plan.ts'
import type { Expected, ExpectedStep } from './read-cases.ts'

/** How a plan differs from what a case expects, in words; empty where it does not. */
export function differences(expected: Expected, plan: Plan): readonly string[] {
  const acted: readonly string[] = plan.steps.map(({ action }) => action)
  return [
    ...(expected.situation === undefined || expected.situation === plan.situation
      ? []
      : [`situation is ${plan.situation}, not ${expected.situation}`]),
    ...stepDifferences(expected.steps, plan.steps),
    ...expected.noAction
      .filter((action) => acted.includes(action))
      .map((action) => `${action} must not be there`),
    ...codeDifferences('warnings', expected.warnings, plan.warnings),
    ...codeDifferences('citations', expected.citations, plan.citations),
    ...(expected.missing === undefined ||
    isDeepStrictEqual([...expected.missing].sort(), [...plan.missing].sort())
      ? []
      : [`missing is ${plan.missing}, not ${expected.missing}`]),
    ...(expected.healthInsuranceUntil === undefined ||
    (expected.healthInsuranceUntil ?? undefined) === plan.healthInsuranceUntil
      ? []
      : [`healthInsuranceUntil is ${plan.healthInsuranceUntil}, not ${expected.healthInsuranceUntil}`]),
  ]
}

function codeDifferences(
  what: string,
  expected: readonly string[],
  actual: readonly string[],
): readonly string[] {
  return expected
    .filter((code) => (code.startsWith('!') ? actual.includes(code.slice(1)) : !actual.includes(code)))
    .map((code) => `${what}: ${code} against ${actual.join(', ')}`)
}

/** The expected steps must be there in their order; others may stand between them. */
function stepDifferences(expected: readonly ExpectedStep[], steps: readonly Step[]): readonly string[] {
  let from = 0
  return expected.flatMap((one) => {
    const at = steps.findIndex((step, index) => index >= from && step.action === one.action)
    const step = steps[at]
    if (!step)
      return [`no ${one.action} after step ${from} of ${steps.map(({ action }) => action).join(', ')}`]
    from = at + 1
    const values = new Map<string, unknown>(Object.entries(step))
    const keys = Object.entries(one.keys)
      .filter(([key, value]) => !isDeepStrictEqual(values.get(key), value ?? undefined))
      .map(
        ([key, value]) =>
          `${one.action}.${key} is ${JSON.stringify(values.get(key))}, not ${JSON.stringify(value)}`,
      )
    return [...keys, ...codeDifferences(`${one.action}.bring`, one.bring, step.bring)]
  })
}
