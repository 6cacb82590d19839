import { describe, expect, test } from 'vitest'
import { MAIN_FLOW } from '../../../flows/index.ts'
import { limitFaults } from '../../../src/channels/line/limits/check.ts'
import { render } from '../../../src/channels/line/render/render.ts'
import { type Action, encodeAction } from '../../../src/contracts/action.ts'
import type { Language } from '../../../src/contracts/languages.ts'
import type { Message } from '../../../src/contracts/message.ts'
import { newRecord } from '../../../src/domain/conversation/state/cards.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { turn } from '../../../src/domain/turn.ts'
import { WALKED } from '../../languages.ts'
import { paths, TODAY } from '../../paths/walker.ts'
import { refusedDetails } from '../../platforms/line/check.ts'

const today = TODAY
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

/** What stands behind the buttons of an answer. */
const BEHIND: readonly Action[] = [
  { do: 'home' },
  { do: 'explain' },
  { do: 'more' },
  { do: 'counter' },
  { do: 'review' },
]

/** The ends of the main flow's paths: a sample, since the words of one situation are the same on each. */
const ENDS = [...paths(MAIN_FLOW, TODAY, { answers: { whose: 'mine' }, asking: [] })].filter(
  (_, i) => i % 61 === 0,
)

function recordAt(answers: Readonly<Record<string, string>>, language: Language): PersonRecord {
  const record = newRecord(language)
  return {
    ...record,
    greeted: true,
    languageChosen: true,
    active: '1',
    cards: [{ id: '1', label: 'mine', flow: MAIN_FLOW.id, answers: { ...answers }, done: {} }],
  }
}

describe.each(WALKED)('every path, in %s', (language) => {
  test('asks in messages that LINE takes, with labels that it shows whole', () => {
    const { turns, kinds, bad, long } = walk(language, 1_200)
    expect(bad).toEqual([])
    expect(long).toEqual([])
    expect(kinds).toContain('question')
    expect(turns).toBeGreaterThanOrEqual(1_200)
  })

  test('ends in messages that LINE takes, behind every button, too', () => {
    const seen = new Set<string>()
    const kinds = new Set<string>()
    for (const { answers } of ENDS)
      for (const action of BEHIND) {
        const record = recordAt(answers, language)
        const { messages } = turn({ record, incoming: { kind: 'action', action }, today: TODAY })
        for (const { kind } of messages) kinds.add(kind)
        const words = JSON.stringify(messages)
        if (seen.has(words)) continue
        seen.add(words)
        expect(faults(messages)).toEqual([])
      }
    expect(ENDS.length).toBeGreaterThan(150)
    expect([...kinds]).toEqual(expect.arrayContaining(['card', 'counter', 'text']))
  })
})
