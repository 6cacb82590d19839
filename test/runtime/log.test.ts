import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/runtime/log.ts'
import { errorFacts } from '../../src/support/error-facts.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void, level = 'info'): string[] {
  const lines: string[] = []
  write(createLog(level, true, { write: (line) => lines.push(line) }))
  return lines
}

describe('the log', () => {
  it('is one JSON document a line, with the level by name and the time', () => {
    const [line] = logged((log) => log.info({ id: 'd1' }, 'sent'))
    expect(JSON.parse(line ?? '')).toMatchObject({
      level: 'info',
      id: 'd1',
      msg: 'sent',
      time: expect.any(String),
    })
  })

  it('withholds what a person said or what is secret, at the top and two levels down', () => {
    const lines = logged((log) => {
      log.info({ text: 'MARKED', a: { answers: 'MARKED', b: { token: 'MARKED' } }, cookie: 'MARKED' }, 'x')
      log.info({ incoming: { text: 'MARKED' }, delivery: { messages: ['MARKED'] } }, 'y')
    })
    expect(lines.join('')).not.toContain('MARKED')
    expect(lines.join('')).toContain('[withheld]')
  })

  it('tells of a fault its name, code and place, never its message', () => {
    const fault = Object.assign(new TypeError('cannot read MARKED'), { code: 'odd' })
    const [line] = logged((log) => log.error({ err: fault }, 'turn failed'))
    expect(line).not.toContain('MARKED')
    expect(JSON.parse(line ?? '').err).toMatchObject({ type: 'TypeError', code: 'odd' })
  })

  it('tells of something thrown that is no error only what it was', () => {
    expect(errorFacts('MARKED')).toEqual({ type: 'string' })
  })

  it('keeps the level that was asked for', () => {
    expect(logged((log) => log.info('x'), 'warn')).toEqual([])
  })
})
