import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../flows/index.ts'
import type { CardMessage } from '../../../src/contracts/message.ts'
import type { Day } from '../../../src/domain/dates/day.ts'
import { answersTo } from '../../paths/walker.ts'
import { PENDING, Person, TODAY } from './helpers.ts'

function answerTo(answers: Readonly<Record<string, string>>): CardMessage<'personal'> {
  const person = new Person({ today: '2026-11-21' }).start().answers(answers)
  const card = person.messages.find((message): message is CardMessage<'personal'> => message.kind === 'card')
  if (!card) throw new Error('no answer')
  return card
}

const FIXED = { whose: 'mine', status: 'fixed-term' }

describe('the answer’s own words', () => {
  it('do not tell a Japanese national that the card is of no use abroad', () => {
    const national = { whose: 'mine', status: 'something-else', 'status-other': 'japanese-national' }
    const rest = {
      holds: 'yes',
      'card-until': '2027-12-06',
      'former-fixed': 'no',
      'leaving-on': '2026-12-01',
    }
    const { lead } = answerTo({ ...national, ...rest })
    expect(lead.join()).toContain('can go on using the card abroad')
    expect(lead.join()).not.toContain('cannot be used')
  })

  it('tell whoever is called to collect permanent residence that collecting in time makes filing needless', () => {
    const waiting = { holds: 'yes', 'card-until': '2026-12-15', 'stay-until': '2026-12-15' }
    const pending = 'permanent-residence'
    const called = answerTo({ ...FIXED, ...waiting, renewal: 'called', pending })
    expect(called.lead[0]).toMatch(
      /^If you can collect .* before the stay ends on Tuesday 15 December 2026, do that first/,
    )
    const filed = answerTo({ ...FIXED, ...waiting, renewal: 'filed', pending })
    expect(filed.lead.join()).not.toContain('collect')
  })

  it('tell nobody who leaves without a card to hand one in', () => {
    const leaving = { whose: 'mine', status: 'permanent-resident', 'leaving-on': '2026-12-01' }
    for (const holds of [{ holds: 'applied', 'card-until': '2027-12-06' }, { holds: 'no' }]) {
      const { headline, lead } = answerTo({ ...leaving, ...holds })
      expect(headline).toBe('There is no My Number Card to hand in.')
      expect(lead.join()).not.toContain('Hand the card in')
    }
  })

  it('are there for whatever was answered, also unasked', () => {
    const choices = MAIN_FLOW.questions.map((question) => [
      question.id,
      fc.constantFrom(...answersTo(question, TODAY)),
    ])
    fc.assert(
      fc.property(fc.record(Object.fromEntries(choices), { requiredKeys: [] }), (answers) => {
        const person = new Person().start()
        const cards = person.kept.cards.map((card) => ({ ...card, answers }))
        const record = { ...person.kept, cards }
        expect(new Person({ record }).taps({ do: 'home' }).messages).not.toEqual([])
      }),
      { numRuns: 1_000, seed: 20261122 },
    )
  })

  it('say what is applied for at immigration: an extension, or for a newborn a status', () => {
    const held = { holds: 'yes', 'card-until': '2026-12-06' }
    const filing = { ...FIXED, ...held, 'stay-until': '2026-12-06', renewal: 'nothing' }
    expect(answerTo(filing).headline).toContain('for an extension of stay (在留期間更新)')
    const child = {
      whose: 'child',
      age: 'under-15',
      status: 'something-else',
      'status-other': 'born-in-japan',
    }
    const newborn = answerTo({ ...child, 'birth-date': '2026-11-01', ...held })
    expect(newborn.headline).toContain('for a residence status (在留資格取得)')
  })

  it('put the renewal first where a first card would come too late', () => {
    const near = answerTo({ ...FIXED, holds: 'no', 'stay-until': '2026-12-10' })
    expect(near.headline).toContain('Renew the stay first')
    const early = answerTo({ ...FIXED, holds: 'no', 'stay-until': '2027-06-30' })
    expect(early.headline).toBe('Apply for a My Number Card (交付申請).')
  })

  it('name the earlier date to count on where the new stay is shorter than the card', () => {
    const held = { holds: 'yes', 'card-until': '2027-12-06', 'stay-until': '2027-10-06' }
    const { lead } = answerTo({ ...FIXED, ...held, renewal: 'received', 'new-card-on': '2026-11-20' })
    expect(lead.join()).toContain('the earlier date, Wednesday 6 October 2027')
  })

  it('say “today” on the last day, and send nobody to a weekday where none is left', () => {
    const person = (today: Day) => new Person({ today }).start().answers(PENDING)
    const friday = person('2026-12-04').said
    expect(friday).toContain('Friday 4 December 2026 (today)')
    const saturday = person('2026-12-05').said
    expect(saturday).toContain('A weekend or evening desk may help')
    expect(saturday).not.toContain('Go on a weekday')
    expect(person('2026-11-24').said).toContain('Go on a weekday')
  })
})

describe('the answer about a newborn without a status', () => {
  const buttons = (other: string) =>
    new Person()
      .start()
      .answers({ whose: 'child', age: 'under-15', status: 'something-else', 'status-other': other })
      .answers({ ...(other === 'born-in-japan' && { 'birth-date': '2026-11-10' }), holds: 'no' })
      .messages.flatMap((message) => message.buttons)

  it('leads with one tap to the birth notice and the 60 days; after a loss of nationality it does not', () => {
    const toBaby = { do: 'topic', value: 'new-baby' }
    expect(buttons('born-in-japan').map(({ action }) => action)).toContainEqual(toBaby)
    expect(buttons('lost-japanese-nationality').map(({ action }) => action)).not.toContainEqual(toBaby)
  })
})
