import { describe, expect, it } from 'vitest'
import { initialTransition } from 'xstate'
import { MAIN_FLOW } from '../../flows/index.ts'
import { machineOf, type Progress, position } from '../../src/conversation/machine.ts'
import { paths, TODAY } from '../paths/walker.ts'

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
