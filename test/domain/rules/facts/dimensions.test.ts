import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches } from '../../../../src/contracts/condition.ts'
import { NONE_BESIDE } from '../../../../src/domain/dates/closed-days.ts'
import { classifyCore } from '../../../../src/domain/rules/facts/classify-core.ts'
import { classifyBeside } from '../../../../src/domain/rules/facts/classify-secondary.ts'
import { SPACE } from '../../../../src/domain/rules/facts/dimensions.ts'
import { IMPOSSIBLE } from '../../../../src/domain/rules/facts/impossible.ts'
import { bearing } from '../../../../src/domain/rules/facts/normalize-facts.ts'
import { anyFacts } from '../any-facts.ts'

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_500) * 4 }
const values = new Map<string, readonly string[]>(Object.entries(SPACE))

describe('the space', () => {
  it('rules nothing out that facts can be', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const core = classifyCore(facts, bearing(facts))
        expect(IMPOSSIBLE.filter(({ when }) => matches(when, core)).map(({ why }) => why)).toEqual([])
      }),
      RUNS,
    )
  })

  it('has every class that facts fall into', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const person = bearing(facts)
        const core = classifyCore(facts, person)
        for (const [name, value] of Object.entries({
          ...core,
          ...classifyBeside(facts, person, core, NONE_BESIDE),
        })) {
          expect(values.get(name)).toContain(value)
        }
      }),
      RUNS,
    )
  })
})
