import { describe, expect, it } from 'vitest'
import type { Received } from '../../src/contracts/incoming.ts'
import { turn } from '../../src/domain/turn.ts'
import { type TurnFault, withErrorBoundary } from '../../src/pipeline/error-boundary.ts'

const event: Received = {
  key: 'web:p:1',
  person: 'web:p',
  incoming: { kind: 'text', text: 'MARKED words' },
  at: 0,
  languageHint: 'ja-JP',
}

describe('a turn that breaks', () => {
  const faults: TurnFault[] = []
  const broken = withErrorBoundary({
    turn: () => {
      throw Object.assign(new TypeError('cannot read MARKED'), { code: 'odd' })
    },
    schedule: () => [{ id: 'r1', card: '1', kind: 'x', day: '2027-01-01', hour: 10, priority: 1 }],
    today: () => '2026-11-22',
    onFault: (fault) => faults.push(fault),
  })
  const greeted = turn({
    record: undefined,
    incoming: { kind: 'start' },
    today: '2026-11-22',
    languageHint: 'ja',
  }).record

  it('tells the person in their language, with a way on', () => {
    const [message] = broken(event, greeted).messages
    expect(message).toMatchObject({ kind: 'text', audience: 'personal', language: 'ja' })
    expect(message?.buttons.map(({ action }) => action.do)).toEqual(['home', 'human'])
  })

  it('keeps the answers and the schedule', () => {
    expect(greeted).toBeDefined()
    expect(broken(event, greeted)).toMatchObject({ record: greeted, reminders: [{ id: 'r1' }] })
  })

  it('invents nothing for a stranger', () => {
    expect(broken(event, undefined)).toMatchObject({ record: undefined, reminders: [] })
  })

  it('tells the operator which event, what kind of fault and where, nothing that was said', () => {
    faults.length = 0
    broken(event, greeted)
    expect(faults).toEqual([{ event: 'web:p:1', kind: 'text', code: 'odd', at: expect.any(Array) }])
    expect(JSON.stringify(faults)).not.toContain('MARKED')
  })
})

it('a turn that works is passed through with the day and the hint', () => {
  const handler = withErrorBoundary({
    turn,
    schedule: () => [],
    today: () => '2026-11-22',
    onFault: () => {},
  })
  expect(handler(event, undefined)).toEqual(
    turn({ record: undefined, incoming: event.incoming, today: '2026-11-22', languageHint: 'ja-JP' }),
  )
})
