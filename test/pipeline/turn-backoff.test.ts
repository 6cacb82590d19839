import { describe, expect, it } from 'vitest'
import { createTurnBackoff } from '../../src/pipeline/turn-backoff.ts'

const AN = 'line:an'
const HOUR = 3_600_000

describe('trouble with one person', () => {
  it('rests twice as long after each failure, an hour at most', () => {
    let clock = 0
    const trouble = createTurnBackoff(() => clock)
    const rests = Array.from({ length: 16 }, () => {
      trouble.failed(AN)
      const began = clock
      while (trouble.rests(AN)) clock += 1_000
      return clock - began
    })
    expect(rests.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(rests.slice(-3)).toEqual([HOUR, HOUR, HOUR])
  })

  it('begins anew after a turn that went well, and is nobody else’s', () => {
    const trouble = createTurnBackoff(() => 0)
    expect([trouble.failed(AN), trouble.failed(AN)]).toEqual([1, 2])
    expect(trouble.rests('line:bo')).toBe(false)
    trouble.over(AN)
    expect(trouble.rests(AN)).toBe(false)
    expect(trouble.failed(AN)).toBe(1)
  })

  it('does not rest longer because the clock was set back', () => {
    let clock = 10 * HOUR
    const trouble = createTurnBackoff(() => clock)
    trouble.failed(AN)
    expect(trouble.rests(AN)).toBe(true)
    clock -= 5 * HOUR
    expect(trouble.rests(AN)).toBe(false)
  })

  it('remembers so many people, and the newest of them', () => {
    const trouble = createTurnBackoff(() => 0)
    for (let one = 0; one < 10_001; one += 1) trouble.failed(`line:${one}`)
    expect([trouble.rests('line:0'), trouble.rests('line:10000')]).toEqual([false, true])
  })
})
