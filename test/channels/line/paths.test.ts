import { describe, expect, test } from 'vitest'
import { type Action, encodeAction } from '../../../src/channels/action.ts'
import { limitFaults } from '../../../src/channels/line/limits/check.ts'
import { render } from '../../../src/channels/line/render/render.ts'
import type { Message } from '../../../src/channels/message.ts'
import type { PersonRecord } from '../../../src/conversation/record.ts'
import { LANGUAGES, type Language } from '../../../src/language/languages.ts'
import { turn } from '../../../src/turn.ts'
import { refusedDetails } from '../../platforms/line/check.ts'

const today = '2026-11-20'
/** One day of each kind: long over, just over, the last weekend, soon, far. */
const DAYS = ['2025-01-15', '2026-11-19', '2026-12-06', '2027-02-10', '2031-05-05']

/** Everything that these messages offer to do. */
function offered(messages: readonly Message[]): Action[] {
  return messages.flatMap((message) => {
    const buttons = message.buttons.map(({ action }) => action)
    if (message.kind !== 'question') return buttons
    const { card, question } = message
    const days = message.date
      ? DAYS.map((value): Action => ({ do: 'answer', card, on: question, value }))
      : []
    return [...message.choices.map(({ action }) => action), ...days, ...buttons]
  })
}

/** What LINE would refuse of these messages, by either side's knowledge. */
function faults(messages: readonly Message[]): unknown[] {
  return (['laid-out', 'plain'] as const).flatMap((style) => {
    const shown = render(messages, style)
    const calls = Array.from({ length: Math.ceil(shown.length / 5) }, (_, i) => shown.slice(i * 5, i * 5 + 5))
    return calls.flatMap((call) => [...limitFaults(call), ...refusedDetails(call)])
  })
}

const labels = (messages: readonly Message[]) =>
  messages
    .flatMap((it) => [...it.buttons, ...(it.kind === 'question' ? it.choices : [])])
    .map(({ label }) => label)

/** Walks by answering; at every place everything else that is offered is tried as well. */
function walk(language: Language, most: number) {
  const first = turn({ record: undefined, incoming: { kind: 'start' }, today, languageHint: language })
  const waiting: { record: PersonRecord; messages: readonly Message[] }[] = []
  const known = new Set<string>()
  const kinds = new Set<string>()
  const bad: unknown[] = []
  const long = new Set<string>()
  let turns = 0

  const look = (messages: readonly Message[]) => {
    for (const { kind } of messages) kinds.add(kind)
    bad.push(...faults(messages))
    for (const label of labels(messages)) if ([...label].length > 20) long.add(label)
  }
  const visit = (record: PersonRecord | undefined, messages: readonly Message[]) => {
    look(messages)
    const key = JSON.stringify(record?.cards)
    if (!record || known.has(key)) return
    known.add(key)
    waiting.push({ record, messages })
  }

  if (first.record) visit({ ...first.record, language, languageChosen: true }, first.messages)
  for (let place = waiting.shift(); place && turns < most; place = waiting.shift()) {
    for (const action of offered(place.messages)) {
      const { record, messages } = turn({ record: place.record, incoming: { kind: 'action', action }, today })
      turns += 1
      expect(encodeAction(action).length).toBeLessThanOrEqual(300)
      if (action.do === 'answer' || action.do === 'confirm') visit(record, messages)
      else look(messages)
    }
  }
  return {
    turns,
    places: known.size,
    kinds,
    bad: bad.slice(0, 5),
    long: [...long],
    finished: waiting.length === 0,
  }
}

describe.each(LANGUAGES)('every path, in %s', (language) => {
  test('is made of messages that LINE takes, with labels that it shows whole', { timeout: 60_000 }, () => {
    const { turns, places, kinds, bad, long, finished } = walk(language, 12_000)
    console.log(`${language}: ${places} places, ${turns} turns, ${finished ? 'all' : 'not all'}`)
    expect(bad).toEqual([])
    expect(long).toEqual([])
    expect([...kinds].toSorted()).toEqual(['card', 'counter', 'question', 'text'])
    expect(turns).toBeGreaterThan(500)
  })
})
