import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const run = (input: string, ...args: string[]) =>
  spawnSync(process.execPath, ['src/tools/assess.ts', ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })

const known = {
  today: '2026-11-24',
  status: 'special-permanent-resident',
  card: { holds: 'yes', validUntil: '2030-09-09' },
}

describe('npm run assess', () => {
  it('turns one document of facts into one plan', () => {
    const { status, stdout, stderr } = run(JSON.stringify(known, null, 2))
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ situation: 'not-tied-to-stay', steps: [], missing: [] })
  })

  it('names every fault in a line of its own, and says nothing on standard output', () => {
    const { status, stdout, stderr } = run('{"today":"2026-11-24","stay":{"until":"2026-13-40"},"visa":1}')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe('stay.until: "2026-13-40" is no date\nvisa: unknown field\n')
  })

  it.each(['', '{', 'facts'])('refuses %j, which is no JSON', (input) => {
    const { status, stdout, stderr } = run(input)
    expect([status, stdout, stderr]).toEqual([2, '', 'document: is no JSON\n'])
  })

  it('with --lines, answers line by line, in order, faults in their place', () => {
    const lines = [JSON.stringify(known), '{"today":"2026-11-24","x":1}', 'no json', '{"today":"2026-11-24"}']
    const { status, stdout } = run(`${lines.join('\n')}\r\n`, '--lines')
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(2)
    expect(answers.map(({ situation, faults }) => situation ?? faults)).toEqual([
      'not-tied-to-stay',
      ['x: unknown field'],
      ['document: is no JSON'],
      'not-enough-known',
    ])
  })

  it('with --lines, takes thousands of documents', () => {
    const { status, stdout } = run(`${JSON.stringify(known)}\n`.repeat(5_000), '--lines')
    expect([status, stdout.trimEnd().split('\n').length]).toEqual([0, 5_000])
  })

  it('answers an empty line with a fault, in its place', () => {
    const { status, stdout } = run(`${JSON.stringify(known)}\n\n${JSON.stringify(known)}\n`, '--lines')
    expect([status, stdout.trimEnd().split('\n').length]).toEqual([2, 3])
  })
})
