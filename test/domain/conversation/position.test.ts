import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialTransition, transition } from 'xstate'
import { MAIN_FLOW } from '../../../flows/index.ts'
import {
  advance,
  type FlowEvent,
  machineOf,
  type Progress,
  position,
} from '../../../src/domain/conversation/state/machine.ts'
import { answersTo, paths, TODAY } from '../../paths/walker.ts'

const machine = machineOf(MAIN_FLOW)

function byMachine(progress: Progress): string {
  const [state] = initialTransition(machine, { ...progress, flow: MAIN_FLOW, today: TODAY })
  return String(state.value)
}

describe('the position that is found directly', () => {
  it('is where the machine comes to rest, at every step of every path and while something is asked again', () => {
    const walked = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })].filter(
      (_, i) => i % 97 === 0,
    )
    expect(walked.length).toBeGreaterThan(100)
    for (const { answers, asked } of walked)
      for (const [index, id] of asked.entries()) {
        const sofar = Object.fromEntries(asked.slice(0, index).map((one) => [one, answers[one] ?? 'unsure']))
        for (const asking of [[], [id], [asked[0] ?? id]]) {
          const progress = { answers: sofar, asking }
          expect(position(MAIN_FLOW, progress, TODAY)).toBe(byMachine(progress))
        }
      }
  })
})

const ids = MAIN_FLOW.questions.map(({ id }) => id)
const values = MAIN_FLOW.questions.flatMap((question) => answersTo(question, TODAY))
const someAnswers = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom(...values), { maxKeys: 9 })
const someIds = fc.array(fc.constantFrom(...ids, 'gone'), { maxLength: 3 })
const events: fc.Arbitrary<FlowEvent> = fc.oneof(
  fc.constantFrom(...values, 'nonsense').map((value) => ({ type: 'ANSWER' as const, value })),
  someIds.map((questions) => ({ type: 'EDIT' as const, questions })),
  fc.constantFrom({ type: 'BACK' as const }, { type: 'KEEP' as const }, { type: 'RESTART' as const }),
)

describe('a step of the machine', () => {
  it("is what xstate's own transition makes of it, from anything that may be kept", () => {
    fc.assert(
      fc.property(someAnswers, someIds, fc.array(events, { maxLength: 12 }), (answers, asking, all) => {
        let progress: Progress = { answers, asking }
        for (const event of all) {
          const context = { ...progress, flow: MAIN_FLOW, today: TODAY }
          const state = machine.resolveState({ value: byMachine(progress), context })
          const [next] = transition(machine, state, event)
          const { progress: after, at } = advance(MAIN_FLOW, progress, event, TODAY)
          expect({ ...after, at }).toEqual({
            answers: next.context.answers,
            asking: next.context.asking,
            at: next.value,
          })
          progress = after
        }
      }),
      { numRuns: 300, seed: 20261122 },
    )
  })
})
