import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from '../../../src/contracts/action.ts'
import { PENDING, Person } from './helpers.ts'
import { expectFitting } from './limits.ts'

const AWFUL = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '__proto__',
  'constructor',
  'toString',
  '𠮷野家👩‍👩‍👧‍👦',
  '%',
  '{{day}}',
  '$t(chat.hello)',
  '<script>',
  '9'.repeat(100_000),
  'あ'.repeat(100_000),
  'a b '.repeat(25_000),
  '2027-'.repeat(20_000),
]
const IDS = ['__proto__', 'constructor', 'hasOwnProperty', 'whose', 'card-until', '', 'x'.repeat(300)]
const VALUES = [...IDS, 'mine', '2027-02-30', '9999-99-99', 'unsure', '2026-12-06']

/** Places from which everything is tried: the first question, a date, what waits for a yes, the answer. */
const places = (): Person[] => [
  new Person(),
  new Person().start(),
  new Person().start().answers({ whose: 'mine', status: 'fixed-term', holds: 'yes' }),
  new Person().start().answers({ whose: 'mine', status: 'fixed-term', holds: 'yes' }).types('5 march 2027'),
  new Person().start().answers(PENDING),
]

describe('whatever comes in', () => {
  it.each(AWFUL.map((text) => [text.slice(0, 12), text]))(
    '%j is answered, and nothing is lost',
    (_, text) => {
      for (const person of places()) {
        const before = person.record?.cards
        person.types(text)
        expect(person.messages.length).toBeGreaterThan(0)
        for (const message of person.messages) expectFitting(message)
        if (before)
          expect(person.kept.cards.map(({ answers }) => answers)).toEqual(
            before.map(({ answers }) => answers),
          )
      }
    },
  )

  it('no action with any ids and values fails or pollutes', () => {
    for (const name of ACTIONS)
      for (const on of IDS)
        for (const person of places().slice(2))
          for (const value of VALUES.slice(0, 3)) {
            person.taps({ do: name, on, value, card: on })
            expect(person.messages.length).toBeGreaterThan(0)
          }
    expect(Object.prototype).not.toHaveProperty('whose')
  })

  it('a form with unknown questions, prototypes and nonsense keeps only what fits', () => {
    const answers = JSON.parse(
      '{"__proto__":"x","constructor":"y","whose":"mine","status":"nonsense","holds":"yes"}',
    )
    const person = new Person().start().hear({ kind: 'answers', answers })
    expect(person.kept.cards[0]?.answers).toEqual({ whose: 'mine', holds: 'yes' })
    expect(person.said).toContain('Residence status: ')
  })

  it('any text at all is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const person = new Person().start().types(text)
        expect(person.messages.length).toBeGreaterThan(0)
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })
})
