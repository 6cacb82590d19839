import { describe, expect, it } from 'vitest'
import type { Question } from '../../flows/flow.ts'
import { FLOWS } from '../../flows/index.ts'
import type { When } from '../../src/contracts/condition.ts'
import { SITUATIONS, WARNINGS } from '../../src/domain/rules/contract/vocabulary.ts'

/** The values that a question's fact can have in a condition. */
function valuesOf(question: Question): string[] {
  if (question.kind === 'choice') return [...question.choices, 'unsure']
  return question.kind === 'date' ? ['over', 'ahead', 'unsure'] : ['given', 'unsure']
}

const known = (questions: readonly Question[]): Map<string, string[]> =>
  new Map([
    ...questions.map((question): [string, string[]] => [question.id, valuesOf(question)]),
    ['card-ends', ['before-stay', 'not-before-stay', 'unsure']],
  ])

/** Facts and values of a condition that nothing can ever have. */
function impossible(when: When, facts: ReadonlyMap<string, readonly string[]>): string[] {
  return Object.entries(when).flatMap(([fact, values]) =>
    values.filter((value) => !facts.get(fact)?.includes(value)).map((value) => `${fact}: ${value}`),
  )
}

describe.each([...FLOWS.values()])('the flow $id', ({ questions, refinements }) => {
  it('has ids that are unique, short, and fit into a button', () => {
    const ids = questions.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z-]{1,30}$/)
  })

  it('asks a question only on what was asked before it', () => {
    for (const [index, question] of questions.entries()) {
      const facts = known(questions.slice(0, index))
      const all = [
        ...(question.askIf ?? []),
        ...(question.offerIf ?? []),
        ...(question.wordings ?? []).map(({ when }) => when),
      ]
      expect(
        all.flatMap((when) => impossible(when, facts)),
        question.id,
      ).toEqual([])
    }
  })

  it('offers refinements that ask real questions, under conditions that can be', () => {
    const facts = known(questions)
    facts.set('situation', [...SITUATIONS]).set('step:municipal', ['yes'])
    for (const warning of WARNINGS) facts.set(`warning:${warning}`, ['yes'])
    for (const { id, asks, offerIf } of refinements) {
      expect(
        asks.filter((ask) => !questions.some((question) => question.id === ask)),
        id,
      ).toEqual([])
      expect(
        offerIf.flatMap((when) => impossible(when, facts)),
        id,
      ).toEqual([])
    }
  })

  it('can ask every question, by itself or on request', () => {
    const requested = new Set(refinements.flatMap(({ asks }) => asks))
    const never = questions.filter(({ id, askIf }) => askIf?.length === 0 && !requested.has(id))
    expect(never.map(({ id }) => id)).toEqual([])
  })

  it('opens pickers within their bounds', () => {
    for (const question of questions)
      if (question.kind === 'date') expect(question).toMatchObject({ min: {}, max: {}, initial: {} })
  })
})
