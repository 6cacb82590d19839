import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/domain/dates/day.ts'
import { assess } from '../../../src/domain/rules/assess.ts'
import { type Facts, readFacts } from '../../../src/domain/rules/contract/facts.ts'
import type { Plan } from '../../../src/domain/rules/contract/plan.ts'
import { differences } from '../../cases/compare.ts'
import { allCases } from '../../cases/read-cases.ts'
import { plusDays } from './oracle/calendar.ts'
import { completions } from './oracle/completions.ts'
import { nearFacts } from './oracle/near-facts.ts'
import { type OraclePlan, oracle } from './oracle/oracle.ts'

// A second reading of the contract, plain and in the order of its prose, by somebody who had not read the tables. Where
// the two part, one of them is wrong. Citations and trace are judged elsewhere.

/** What both plans say, in one order; steps and warnings of a plan that lacks facts are judged by their own test. */
function said(plan: OraclePlan | Plan) {
  const whole = {
    situation: plan.situation,
    missing: [...plan.missing].sort(),
    insurance: plan.healthInsuranceUntil,
  }
  if (plan.situation === 'not-enough-known') return whole
  const steps = plan.steps.map(({ bring, ...step }) => ({
    ...step,
    citations: undefined,
    bring: [...bring].sort(),
  }))
  return { ...whole, steps, warnings: [...plan.warnings].sort() }
}

describe('the rules and the examiner', () => {
  it('say the same of facts that lie where rules part', () => {
    fc.assert(
      fc.property(nearFacts, (facts) => {
        expect(said(assess(facts))).toEqual(said(oracle(facts)))
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_500) * 8 },
    )
  })

  it('say the same of every coarse combination', () => {
    let walked = 0
    for (const facts of coarse()) {
      const [rules, examiner] = [said(assess(facts)), said(oracle(facts))]
      walked++
      if (!isDeepStrictEqual(rules, examiner)) expect(rules, JSON.stringify(facts)).toEqual(examiner)
    }
    expect(walked).toBeGreaterThan(10_000)
  })

  it('name, while something is missing, only steps that stand whatever the answer is', () => {
    fc.assert(
      fc.property(nearFacts, (facts) => {
        const plan = assess(facts)
        if (plan.situation !== 'not-enough-known') return
        for (const whole of completions(facts)) {
          const sure = oracle(whole).steps.map(({ action }) => action)
          for (const { action } of plan.steps) expect(sure, JSON.stringify(whole)).toContain(action)
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_500) },
    )
  })
})

describe('the examiner', () => {
  const cases = allCases().filter(
    ({ expected }) => !expected.faults && expected.situation !== 'not-enough-known',
  )

  it.each(cases.map((one) => [one.title, one] as const))('%s', (_, { facts, expected }) => {
    const read = readFacts(facts)
    if ('faults' in read) throw new Error(read.faults.join('; '))
    const plan = oracle(read.facts)
    if (plan.situation === 'not-enough-known') return
    const whole = {
      ...plan,
      citations: [],
      trace: [],
      steps: plan.steps.map((step) => ({ ...step, citations: [] })),
    }
    expect(differences({ ...expected, citations: [] }, whole)).toEqual([])
  })
})

const TODAY: Day = '2027-03-10'
const after = (days: number): Day => plusDays(TODAY, days)

/** Every coarse combination of what the situation rests on. */
function* coarse(): Generator<Facts> {
  for (const person of people())
    for (const kinds of APPLICATIONS)
      for (const received of [undefined, after(-3)])
        for (const yes of [undefined, false, true])
          yield {
            ...person,
            application: kinds && { kinds: [...kinds] },
            newResidenceCard: received && { receivedOn: received },
            specialExtension: { done: yes },
            formerStatusWasFixedTerm: yes,
          }
}

/** Every combination of status, card and stay. */
function* people(): Generator<Facts> {
  for (const status of STATUSES)
    for (const holds of ['yes', 'no', 'applied', 'lost'] as const)
      for (const validUntil of [undefined, after(-1), after(0), after(40), after(800)])
        for (const until of [undefined, after(-70), after(-20), after(40), after(800)])
          yield { today: TODAY, status, card: { holds, validUntil }, stay: { until } }
}

const APPLICATIONS = [undefined, [], ['extension'], ['permanent-residence']] as const
const STATUSES = [
  'fixed-term',
  'permanent-resident',
  'special-permanent-resident',
  'japanese-national',
  'temporary-refuge',
  'birth-or-loss-of-nationality',
  'short-stay',
] as const
