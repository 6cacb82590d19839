import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/contracts/incoming.ts'
import { newRecord } from '../../src/domain/conversation/state/cards.ts'
import { withRateLimit } from '../../src/pipeline/rate-limit.ts'
import type { TurnHandler } from '../../src/pipeline/turn-runner.ts'

let now = Date.parse('2026-11-22T12:00:00+09:00')
const carriedOut: string[] = []

const turn: TurnHandler = ({ key, incoming }, record) => {
  carriedOut.push(key)
  const erases = incoming.kind === 'action' && incoming.action.do === 'delete-confirmed'
  return {
    record: erases ? undefined : (record ?? newRecord('ja')),
    messages: [{ kind: 'text', audience: 'personal', language: 'ja', notice: '', text: key, buttons: [] }],
    reminders: [],
  }
}

const text: Incoming = { kind: 'text', text: 'hello' }

function flooder(person: `line:${string}` = 'line:U1') {
  const limited = withRateLimit(turn, { now: () => now, aMinute: 3 })
  let events = 0
  return (incoming: Incoming = text) => {
    events += 1
    const said = limited({ key: `${events}`, person, incoming, at: now }, newRecord('ja'))
    return said.messages.map((message) => (message.kind === 'text' ? message.text : message.kind))
  }
}

describe('a person who floods', () => {
  it('is answered so often a minute, then told once, kindly and in their language; all is carried out', () => {
    carriedOut.length = 0
    const says = flooder()
    const input = Array.from({ length: 6 }, () => says())
    expect(input).toEqual([['1'], ['2'], ['3'], [expect.stringContaining('すべて受け取っています')], [], []])
    expect(carriedOut).toHaveLength(6)
    now += 60_000
    expect(says()).toEqual(['7'])
  })

  it('is always told of an erasure', () => {
    const says = flooder()
    for (let at = 0; at < 10; at += 1) says()
    expect(says({ kind: 'action', action: { do: 'delete-confirmed' } })).toEqual(['11'])
  })

  it('meets silence where others read along', () => {
    const says = flooder()
    const input = Array.from({ length: 5 }, () => says({ kind: 'ask-in-public', text: 'how?' }))
    expect(input).toEqual([['1'], ['2'], ['3'], [], []])
  })

  it('takes nothing from anybody else', () => {
    const limited = withRateLimit(turn, { now: () => now, aMinute: 1 })
    const of = (person: `line:${string}`) =>
      limited({ key: person, person, incoming: text, at: now }, undefined)
    of('line:U1')
    of('line:U1')
    expect(of('line:U2').messages).toMatchObject([{ text: 'line:U2' }])
  })
})
