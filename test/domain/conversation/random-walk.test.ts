import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, type Action } from '../../../src/contracts/action.ts'
import type { Incoming } from '../../../src/contracts/incoming.ts'
import { cardOf } from '../../../src/domain/conversation/state/cards.ts'
import { questionAt } from '../../../src/domain/conversation/state/flow-cursor.ts'
import { answersTo } from '../../paths/walker.ts'
import { Person, TODAY } from './helpers.ts'
import { expectFitting } from './limits.ts'

const WORDS = [
  'yes',
  'no',
  'mine',
  'student',
  'PR',
  'R9/3/5',
  '3/5/2027',
  '2027-02-30',
  'わからない',
  'help',
  '戻る',
  'English please',
  '日本語',
  'stop',
  'thanks',
  'Matsudo',
  'あ',
  '👍',
  '2',
  'AB12345678CD',
]
const seeds = fc.array(fc.tuple(fc.nat(11), fc.nat(10_000)), { minLength: 1, maxLength: 14 })

/** One thing that somebody may do at this place: mostly answers, sometimes anything else. */
function incomingAt(person: Person, [kind, pick]: [number, number]): Incoming {
  const card = person.record && cardOf(person.record)
  const question = card && questionAt(card, TODAY)
  if (kind === 0) return { kind: 'text', text: WORDS[pick % WORDS.length] ?? '' }
  if (kind === 1) return { kind: 'unreadable', what: 'sticker' }
  if (kind < 5) return { kind: 'action', action: anyAction(pick, card?.id) }
  if (!question) return { kind: 'start' }
  const values = answersTo(question, TODAY)
  return {
    kind: 'action',
    action: { do: 'answer', on: question.id, value: values[pick % values.length] ?? 'unsure' },
  }
}

function anyAction(pick: number, card: string | undefined): Action {
  const name = ACTIONS[pick % ACTIONS.length] ?? 'help'
  const on = ['card-until', 'renewal', 'exact-town', 'exact', 'nothing'][pick % 5] ?? ''
  const value = ['yes', '2026-12-06', 'ja', '1', 'few'][pick % 5] ?? ''
  return { do: name, on, value, ...(card !== undefined && pick % 3 === 0 && { card }) }
}

describe('any conversation', () => {
  it('never fails, stays within limits and for the person alone, and says what its record alone leads to', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('en', 'ja'), (all, languageHint) => {
        const person = new Person({ languageHint }).start()
        for (const seed of all) {
          person.hear(incomingAt(person, seed))
          expect(person.messages.length).toBeGreaterThan(0)
          for (const message of person.messages) {
            expect(message.audience).toBe('personal')
            expectFitting(message)
          }
          if (person.record) placeIsDerived(person)
        }
      }),
      { numRuns: 200, seed: 20261122 },
    )
  })

  it('stands at the same question in every language', () => {
    fc.assert(
      fc.property(seeds, (all) => {
        const person = new Person().start()
        for (const seed of all) person.hear(incomingAt(person, seed))
        if (!person.record) return
        const before = questionAt(cardOf(person.kept), TODAY)?.id
        person.taps({ do: 'language', value: 'ja' })
        expect(questionAt(cardOf(person.kept), TODAY)?.id).toBe(before)
        expect(person.kept.language).toBe('ja')
      }),
      { numRuns: 80, seed: 20261124 },
    )
  })
})

/** Asked afresh, the stored record leads to the same place as the one in hand. */
function placeIsDerived(person: Person): void {
  const again = new Person({ record: person.kept }).taps({ do: 'home' })
  expect(questionAt(cardOf(again.kept), TODAY)?.id).toBe(questionAt(cardOf(person.kept), TODAY)?.id)
}
