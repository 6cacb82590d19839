import { describe, expect, it } from 'vitest'
import type { TurnHandler } from '../../src/pipeline/turn-runner.ts'
import { createTurnRunner } from '../../src/pipeline/turn-runner.ts'
import type { EventHandler } from '../../src/store/contract/store.ts'
import { AN, echo, NOW, received, record, tap } from '../store/helpers.ts'

const options = { now: NOW, leaseMs: 1_000 }

/** A store that only runs the turn. */
const over = (event = received('1'), before = record()) => ({
  answer: async (it: typeof event, turn: EventHandler) => {
    turn(it, before)
    return []
  },
  runTurns: async (_: string, turn: EventHandler) => {
    turn(event, before)
    return []
  },
})

describe('the turn runner', () => {
  it('tells whether the person had everything erased', async () => {
    const turnRunner = createTurnRunner(over(), echo())
    expect(await turnRunner.answer(received('1'), options)).toEqual({ deliveries: [], erased: false })
    expect(await turnRunner.answer(tap('2', 'delete-confirmed'), options)).toEqual({
      deliveries: [],
      erased: true,
    })
    const erasing = createTurnRunner(over(tap('3', 'delete-confirmed')), echo())
    expect(await erasing.runTurns(AN, options)).toEqual({ deliveries: [], erased: true })
  })

  it('gives the hint to events that came without one', async () => {
    const input: (string | undefined)[] = []
    const turn: TurnHandler = (event, before) => {
      input.push(event.languageHint)
      return { record: before, messages: [], reminders: [] }
    }
    await createTurnRunner(over(), turn).runTurns(AN, { ...options, hint: 'vi' })
    await createTurnRunner(over(received('1', AN, { languageHint: 'ne' })), turn).runTurns(AN, {
      ...options,
      hint: 'vi',
    })
    expect(input).toEqual(['vi', 'ne'])
  })

  it('says where nothing was done', async () => {
    const busy = { ...over(), answer: async () => undefined }
    expect(await createTurnRunner(busy, echo()).answer(received('1'), options)).toBeUndefined()
  })
})
