import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matches } from '../../src/contracts/condition.ts'

const names = fc.constantFrom('holds', 'status', 'renewal', 'town')
const values = fc.constantFrom('yes', 'no', 'unsure')
const whens = fc.dictionary(names, fc.array(values, { maxLength: 3 }), { maxKeys: 4 })
const facts = fc.dictionary(names, values, { maxKeys: 4 })

it('meets a condition when every fact that it names is there and has one of the listed values', () => {
  fc.assert(
    fc.property(whens, facts, (when, known) => {
      const met = Object.entries(when).every(
        ([name, listed]) => name in known && listed.some((value) => value === known[name]),
      )
      expect(matches(when, known)).toBe(met)
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
})
