import { describe, expect, it } from 'vitest'
import { MAIN_FLOW } from '../../../flows/index.ts'
import type { DateInput } from '../../../src/contracts/message.ts'
import { addDays } from '../../../src/domain/dates/arithmetic.ts'
import { paths, TODAY } from '../../paths/walker.ts'
import { Person } from './helpers.ts'

const OWN = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })]
const dates = MAIN_FLOW.questions.filter(({ kind }) => kind === 'date').map(({ id }) => id)

/** Somebody at this question: on a path that asks it, or having asked to give that answer. */
function standingAt(question: string): Person {
  const path =
    OWN.find(({ asked }) => asked.includes(question)) ??
    OWN.find(({ answers }) => answers.holds === 'yes' && answers.status === 'fixed-term')
  const before = Object.entries(path?.answers ?? {})
  const until = before.findIndex(([id]) => id === question)
  const given = Object.fromEntries(until < 0 ? before : before.slice(0, until))
  const person = new Person().start().answers(given)
  return person.question === question ? person : person.taps({ do: 'edit', on: question })
}

const inputOf = (person: Person): DateInput | undefined => {
  const last = person.messages.findLast((message) => message.kind === 'question')
  return last?.kind === 'question' ? last.date : undefined
}

describe.each(dates)('a day for %s', (question) => {
  it('is taken or refused alike, picked or typed, on both sides of the picker’s bounds', () => {
    const { min, max } = inputOf(standingAt(question)) ?? {}
    if (!min || !max) throw new Error(`no picker at ${question}`)
    for (const [value, fits] of [
      [addDays(min, -1), false],
      [min, true],
      [max, true],
      [addDays(max, 1), false],
    ] as const) {
      const picked = standingAt(question).taps({ do: 'answer', on: question, value })
      const typed = standingAt(question).types(value)
      if (fits) typed.types('yes')
      const kept = (person: Person) => person.kept.cards[0]?.answers[question]
      expect([value, kept(picked), kept(typed)]).toEqual([
        value,
        ...(fits ? [value, value] : [undefined, undefined]),
      ])
      expect(typed.question).toBe(picked.question)
    }
  })
})
