import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialTransition } from 'xstate'
import { MAIN_FLOW } from '../../../../flows/index.ts'
import { evaluateFlow } from '../../../../src/domain/conversation/state/evaluate-flow.ts'
import {
  advance,
  DONE,
  type FlowEvent,
  machineOf,
  type Progress,
  position,
} from '../../../../src/domain/conversation/state/machine.ts'
import { answersTo } from '../../../paths/walker.ts'
import { PENDING, TODAY } from '../helpers.ts'

const ids = MAIN_FLOW.questions.map(({ id }) => id)
const NOTHING: Progress = { answers: {}, asking: [] }
const at = (progress: Progress) => position(MAIN_FLOW, progress, TODAY)
const then = (progress: Progress, event: FlowEvent) => advance(MAIN_FLOW, progress, event, TODAY)

/** A seed that picks an event at whatever place the walk has come to. */
const seeds = fc.array(fc.tuple(fc.nat(9), fc.nat(1_000)), { maxLength: 30 })

function eventAt(progress: Progress, [kind, pick]: [number, number]): FlowEvent {
  const question = MAIN_FLOW.questions.find(({ id }) => id === at(progress))
  if (kind === 0) return { type: 'BACK' }
  if (kind === 1)
    return { type: 'EDIT', questions: [ids[pick % ids.length] ?? '', ids[(pick * 7) % ids.length] ?? ''] }
  if (kind === 2) return { type: 'KEEP' }
  if (kind === 3 && pick % 5 === 0) return { type: 'RESTART' }
  if (kind === 4) return { type: 'ANSWER', value: 'nonsense' }
  const values = question ? answersTo(question, TODAY) : ['mine']
  return { type: 'ANSWER', value: values[pick % values.length] ?? 'unsure' }
}

describe('the walk through a flow', () => {
  it('starts at the first question and ends after the last', () => {
    expect(at(NOTHING)).toBe('whose')
    expect(at({ answers: PENDING, asking: [] })).toBe(DONE)
  })

  it('stands where the kept answers alone say, after any events', () => {
    fc.assert(
      fc.property(seeds, (all) => {
        let now = NOTHING
        for (const seed of all) {
          const { progress, at: place } = then(now, eventAt(now, seed))
          expect(at(JSON.parse(JSON.stringify(progress)))).toBe(place)
          now = progress
        }
      }),
      { numRuns: 600, seed: 20261122 },
    )
  })

  it('stands where the machine itself starts from what is kept', () => {
    const machine = machineOf(MAIN_FLOW)
    const met = new Set<string>()
    fc.assert(
      fc.property(seeds, (all) => {
        let now = NOTHING
        for (const seed of all) {
          now = then(now, eventAt(now, seed)).progress
          const [start] = initialTransition(machine, { flow: MAIN_FLOW, ...now, today: TODAY })
          expect(at(now)).toBe(start.value)
          met.add(at(now))
        }
      }),
      { numRuns: 200, seed: 20261127 },
    )
    expect(met.size).toBeGreaterThan(10)
  })

  it('never stands at a question that its answers make irrelevant', () => {
    fc.assert(
      fc.property(seeds, (all) => {
        let now = NOTHING
        for (const seed of all) now = then(now, eventAt(now, seed)).progress
        const relevant = evaluateFlow(MAIN_FLOW, now.answers, TODAY).relevant.map(({ id }) => id)
        expect([...relevant, DONE]).toContain(at(now))
      }),
      { numRuns: 200, seed: 20261123 },
    )
  })

  it('goes back to the question that was just answered', () => {
    let now = NOTHING
    for (const value of Object.values(PENDING)) {
      const asked = at(now)
      const answered = then(now, { type: 'ANSWER', value }).progress
      expect(then(answered, { type: 'BACK' }).at).toBe(asked)
      now = answered
    }
  })

  it('is not changed by asking a question again and giving the same answer, or keeping it', () => {
    const whole: Progress = { answers: PENDING, asking: [] }
    for (const [id, value] of Object.entries(PENDING)) {
      const edited = then(whole, { type: 'EDIT', questions: [id] })
      expect(edited.at).toBe(id)
      expect(then(edited.progress, { type: 'ANSWER', value })).toEqual({ progress: whole, at: DONE })
      expect(then(edited.progress, { type: 'KEEP' })).toEqual({ progress: whole, at: DONE })
    }
  })

  it('keeps answers that lose their question, and counts them again when it returns', () => {
    const whole: Progress = { answers: PENDING, asking: [] }
    const lost = then(then(whole, { type: 'EDIT', questions: ['holds'] }).progress, {
      type: 'ANSWER',
      value: 'lost',
    })
    expect(evaluateFlow(MAIN_FLOW, lost.progress.answers, TODAY).relevant.map(({ id }) => id)).not.toContain(
      'renewal',
    )
    const again = then(then(lost.progress, { type: 'EDIT', questions: ['holds'] }).progress, {
      type: 'ANSWER',
      value: 'yes',
    })
    expect(again.at).toBe(DONE)
  })

  it('takes no answer that does not fit', () => {
    expect(then(NOTHING, { type: 'ANSWER', value: '__proto__' })).toEqual({ progress: NOTHING, at: 'whose' })
  })
})
