import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import { planOf } from '../../../../src/domain/conversation/answer/plan-of.ts'
import { newCard } from '../../../../src/domain/conversation/state/cards.ts'
import { evaluateFlow } from '../../../../src/domain/conversation/state/evaluate-flow.ts'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { answersTo } from '../../../paths/walker.ts'
import { PENDING, TODAY } from '../helpers.ts'

/** Any answers at all, mostly those of people who wait for a decision: there the days matter most. */
const someAnswers = fc
  .tuple(
    fc.boolean(),
    fc.record(
      Object.fromEntries(
        MAIN_FLOW.questions.map((question) => [question.id, fc.constantFrom(...answersTo(question, TODAY))]),
      ),
      { requiredKeys: [] },
    ),
  )
  .map(([waits, answers]): Record<string, string> => ({ ...(waits && PENDING), ...answers }))
const someDays = fc.array(
  fc.integer({ min: -120, max: 400 }).map((days) => addDays(TODAY, days)),
  { minLength: 2, maxLength: 12 },
)

/** What a plan comes to, or why there is none. */
function plannedOn(today: Day, answers: Record<string, string>, alsoClosed?: ReadonlySet<Day>): unknown {
  try {
    return planOf({ today, ...(alsoClosed && { alsoClosed }) }, { ...newCard('1'), answers })
  } catch (error) {
    return String(error)
  }
}

describe('what was worked out for the same answers before', () => {
  it('is on any day what these answers lead to when they are read for the first time', () => {
    fc.assert(
      fc.property(someAnswers, someDays, (answers, days) => {
        for (const today of days)
          expect(evaluateFlow(MAIN_FLOW, answers, today)).toEqual(
            evaluateFlow(MAIN_FLOW, { ...answers }, today),
          )
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })

  it('is the plan that fresh answers lead to, on any day and whenever offices are closed', () => {
    const aWhile = Array.from({ length: 40 }, (_, days) => addDays(TODAY, days))
    const closed = [undefined, new Set([addDays(TODAY, 10)]), new Set(aWhile), undefined]
    fc.assert(
      fc.property(someAnswers, someDays, (answers, days) => {
        for (const today of [TODAY, ...days])
          for (const beside of closed)
            expect(plannedOn(today, answers, beside)).toEqual(plannedOn(today, { ...answers }, beside))
      }),
      { numRuns: 100, seed: 20261122 },
    )
  })

  it('is the very same plan within a turn', () => {
    const card = { ...newCard('1'), answers: PENDING }
    expect(planOf({ today: TODAY }, card)).toBe(planOf({ today: TODAY }, { ...card, hinted: 'proof' }))
  })
})
