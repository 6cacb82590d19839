import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

function understand(args: readonly string[], input: string): string {
  return execFileSync(process.execPath, ['src/tools/understand.ts', ...args], { input, encoding: 'utf8' })
}

const lines = (...said: readonly object[]) =>
  understand(['--lines'], said.map((one) => JSON.stringify(one)).join('\n'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const today = '2026-11-27'

describe('npm run understand', () => {
  it('answers each text in its order, at its place', () => {
    expect(
      lines(
        { text: 'my visa expired yesterday', today, at: 'status' },
        { text: '5歳', today, at: 'age' },
        { text: '2026-12-06', today, at: 'card-until' },
        { text: 'yes', today, at: 'card-until+confirm' },
        { text: 'lost', today, at: 'holds', answers: { whose: 'mine', status: 'fixed-term' } },
      ),
    ).toEqual([
      { as: 'topic', topics: ['visa-overdue'], about: 'stay', kept: false },
      { as: 'answer', question: 'age', values: ['under-15'], kept: true },
      { as: 'confirm', question: 'card-until', values: ['2026-12-06'], kept: false },
      { as: 'answer', question: 'card-until', values: ['2026-12-06'], kept: true },
      { as: 'answer', question: 'holds', values: ['lost'], kept: true },
    ])
  })

  it('prints the score of the tables', () => {
    expect(understand(['--score'], '')).toMatch(/english-and-japanese\.json: \d+ texts, \d+\.\d % right/)
  })
})
