import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardValidity } from '../../../../flows/card-validity.ts'
import type { Question } from '../../../../flows/flow.ts'
import { evaluateFlow } from '../../../../src/domain/conversation/state/evaluate-flow.ts'
import { questionsLeft } from '../../../../src/domain/conversation/state/questions-left.ts'

const TODAY = '2026-11-23'
const DAYS = ['2026-01-05', '2026-12-06', '2027-03-01', 'unsure']

const choicesOf = (question: Question): readonly string[] =>
  question.kind === 'choice' ? [...question.choices, 'unsure'] : question.kind === 'date' ? DAYS : ['unsure']

const next = (answers: Readonly<Record<string, string>>): Question | undefined =>
  evaluateFlow(cardValidity, answers, TODAY).asked.find(({ id }) => answers[id] === undefined)

describe('how many questions are left', () => {
  it('never grows with an answer, is never less than what is asked, and is nothing at the end: any way through', () => {
    let walked = 0
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }), (picks) => {
        let answers: Readonly<Record<string, string>> = {}
        let left = questionsLeft(cardValidity, answers, TODAY)
        for (const pick of picks) {
          const question = next(answers)
          if (!question) break
          expect(left).toBeGreaterThan(0)
          const choices = choicesOf(question)
          answers = { ...answers, [question.id]: choices[pick % choices.length] ?? 'unsure' }
          const now = questionsLeft(cardValidity, answers, TODAY)
          expect(now).toBeLessThan(left)
          left = now
          walked += 1
        }
        expect(left).toBe(next(answers) ? left : 0)
      }),
      { numRuns: 400, seed: 20261127 },
    )
    expect(walked).toBeGreaterThan(1_500)
  })

  it('is reached by somebody: the longest way is a real one', () => {
    const longest = (answers: Readonly<Record<string, string>>, want: number): boolean => {
      const question = next(answers)
      if (!question) return want === 0
      return choicesOf(question).some((value) => {
        const more = { ...answers, [question.id]: value }
        return questionsLeft(cardValidity, more, TODAY) === want - 1 && longest(more, want - 1)
      })
    }
    expect(longest({}, questionsLeft(cardValidity, {}, TODAY))).toBe(true)
  })
})
