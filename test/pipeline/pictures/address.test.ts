import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Drawing } from '../../../src/contracts/picture.ts'
import { openTimeline, sealTimeline } from '../../../src/pipeline/pictures/address.ts'

const KEY = randomBytes(32)
const drawing = {
  kind: 'timeline',
  slots: [
    { kind: 'day', day: '2026-11-23', closed: true, marks: [{ kind: 'today' }] },
    { kind: 'gap', first: '2026-11-24', last: '2026-12-03', closed: false },
    { kind: 'day', day: '2026-12-04', closed: false, marks: [{ kind: 'go-by', step: 1 }] },
  ],
} as const satisfies Drawing

describe('the address of a timeline', () => {
  it('opens to the same days, up to thirty days after the last of them', () => {
    const token = sealTimeline(KEY, drawing)
    expect(openTimeline(KEY, token, '2026-11-23')).toEqual(drawing)
    expect(openTimeline(KEY, token, '2027-01-03')).toEqual(drawing)
    expect(openTimeline(KEY, token, '2027-01-04')).toBeUndefined()
  })

  it('is the same every time, so that a second attempt at sending says the same', () => {
    expect(sealTimeline(KEY, drawing)).toBe(sealTimeline(KEY, drawing))
  })

  it('shows nothing of the days to whoever reads it, and fits an address', () => {
    const token = sealTimeline(KEY, drawing)
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/2026|go-by|slots/)
    expect(token.length).toBeLessThan(1_500)
  })

  it('opens for nobody who changed a sign of it, made one up, or has another key', () => {
    const token = sealTimeline(KEY, drawing)
    for (let at = 0; at < token.length; at += 7) {
      const sign = token[at] === 'A' ? 'B' : 'A'
      const changed = `${token.slice(0, at)}${sign}${token.slice(at + 1)}`
      expect(openTimeline(KEY, changed, '2026-11-23'), `at ${at}`).toBeUndefined()
    }
    expect(openTimeline(randomBytes(32), token, '2026-11-23')).toBeUndefined()
    for (const made of ['', 'A', 'A'.repeat(43), 'A'.repeat(5_000), '../../etc/passwd', '%00'])
      expect(openTimeline(KEY, made, '2026-11-23')).toBeUndefined()
  })
})
