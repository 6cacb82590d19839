import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '../../../../flows/flow.ts'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import { dropInvalidAnswers, newRecord } from '../../../../src/domain/conversation/state/cards.ts'
import type { CardRecord, PersonRecord } from '../../../../src/domain/conversation/state/record.ts'
import { answerFault, isAnswer } from '../../../../src/domain/conversation/state/validate-answer.ts'
import { isDay } from '../../../../src/domain/dates/day.ts'
import { answersTo } from '../../../paths/walker.ts'
import { PENDING, TODAY } from '../helpers.ts'

const ids = MAIN_FLOW.questions.map(({ id }) => id)
const everyAnswer = MAIN_FLOW.questions.flatMap((question) => answersTo(question, TODAY))
const values = fc.constantFrom(...everyAnswer, 'gone', '', '2026-02-31', '1990-01-01', '2099-12-31')
const someAnswers = fc.dictionary(fc.constantFrom(...ids, 'gone', '__proto__'), values, { maxKeys: 12 })

function answers(question: Question, value: string): boolean {
  if (question.kind === 'date' && isDay(value)) return true
  return answersTo(question, TODAY).includes(value)
}

function withAnswers(card: Partial<CardRecord>): PersonRecord {
  const record = newRecord('en')
  return { ...record, cards: record.cards.map((one) => ({ ...one, ...card })) }
}

describe('a record that is read again', () => {
  it('keeps what still answers a question of the flow, in its order, and nothing else', () => {
    let met = 0
    fc.assert(
      fc.property(someAnswers, (kept) => {
        const still = MAIN_FLOW.questions
          .filter(
            (question) => Object.hasOwn(kept, question.id) && answers(question, kept[question.id] ?? ''),
          )
          .map(({ id }) => [id, kept[id]])
        met += still.length
        const [card] = dropInvalidAnswers(withAnswers({ answers: kept })).cards
        expect(Object.entries(card?.answers ?? {})).toEqual(still)
      }),
      { numRuns: 500, seed: 20261122 },
    )
    expect(met).toBeGreaterThan(200)
  })

  it('holds the very same answers where all of them stand, so that what follows from them is found once', () => {
    const record = withAnswers({ answers: PENDING })
    expect(dropInvalidAnswers(record).cards[0]?.answers).toBe(record.cards[0]?.answers)
  })

  it('is of the main flow when its own is gone', () => {
    expect(dropInvalidAnswers(withAnswers({ flow: 'gone' })).cards[0]?.flow).toBe(MAIN_FLOW.id)
  })

  it('waits for a yes to what could still be answered only', () => {
    const waiting = (confirm: CardRecord['confirm']) =>
      dropInvalidAnswers(withAnswers({ answers: PENDING, confirm })).cards[0]?.confirm
    expect(waiting({ question: 'holds', readings: ['gone', 'yes'] })).toEqual({
      question: 'holds',
      readings: ['yes'],
    })
    expect(waiting({ question: 'holds', readings: ['gone'] })).toBeUndefined()
    expect(waiting({ question: 'gone', readings: ['yes'] })).toBeUndefined()
  })
})

it('a value answers a question when nothing but how far away it lies is wrong with it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MAIN_FLOW.questions), values, (question, value) => {
      const fault = answerFault(question, value, {}, TODAY)
      expect(isAnswer(question, value)).toBe(answers(question, value))
      expect(fault === 'not-a-day' || fault === 'unknown-choice').toBe(!isAnswer(question, value))
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
})
