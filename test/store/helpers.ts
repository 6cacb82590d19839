import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Action } from '../../src/contracts/action.ts'
import type { Received } from '../../src/contracts/incoming.ts'
import type { Message } from '../../src/contracts/message.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import type { PersonRecord } from '../../src/domain/conversation/state/record.ts'
import type { Day } from '../../src/domain/dates/day.ts'
import type { PlannedReminder } from '../../src/domain/reminders/schedule/planned-reminder.ts'
import type { TurnResult } from '../../src/domain/turn.ts'
import { eventHandlerOf } from '../../src/pipeline/turn-runner.ts'
import type { EventHandler } from '../../src/store/contract/store.ts'

/** 1 February 2027, 10:00 in Japan. */
export const NOW = Date.parse('2027-02-01T10:00:00+09:00')
export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

export const AN: PersonId = 'line:U0123456789abcdef0123456789abcdef'
export const BO: PersonId = 'slack:T01:U02'

export function record(answers: Record<string, string> = {}): PersonRecord {
  return {
    v: 1,
    language: 'en',
    languageChosen: false,
    cards: [{ id: '1', label: 'mine', flow: 'card-validity', answers, done: {} }],
    active: '1',
    settings: { reminders: true, rhythm: 'normal' },
    snoozed: {},
    stopped: [],
    misunderstood: 0,
    greeted: true,
  }
}

export function text(words: string): Message {
  return { kind: 'text', audience: 'personal', language: 'en', notice: 'news', buttons: [], text: words }
}

export function received(key: string, person: PersonId = AN, more: Partial<Received> = {}): Received {
  return { key, person, incoming: { kind: 'text', text: key }, at: NOW, ...more }
}

export function tap(key: string, action: Action['do'], person: PersonId = AN): Received {
  return received(key, person, { incoming: { kind: 'action', action: { do: action } } })
}

export function planned(
  id: string,
  day: Day = '2027-03-01',
  more: Partial<PlannedReminder> = {},
): PlannedReminder {
  return { id, card: '1', kind: 'extend:7-days', day, hour: 10, priority: 5, ...more }
}

/** A conversation that remembers the texts in order, echoes each, and erases on request. */
export function echo(plan: readonly PlannedReminder[] = []): EventHandler {
  return eventHandlerOf(({ incoming }, before): TurnResult => {
    if (incoming.kind === 'action' && incoming.action.do === 'delete-confirmed') {
      return { record: undefined, messages: [text('bye')], reminders: [] }
    }
    const said = incoming.kind === 'text' ? incoming.text : incoming.kind
    const answers = before?.cards[0]?.answers ?? {}
    const input = { ...answers, [`q${Object.keys(answers).length}`]: said }
    return { record: record(input), messages: [text(`heard ${said}`)], reminders: plan }
  })
}

/** Keeps this record with these reminders and says nothing. */
export function keeping(
  kept: PersonRecord | undefined,
  reminders: readonly PlannedReminder[] = [],
): EventHandler {
  return eventHandlerOf(() => ({ record: kept, messages: [], reminders }))
}

/** What `echo` remembers. */
export function heard(of: PersonRecord | undefined): readonly string[] {
  return Object.values(of?.cards[0]?.answers ?? {})
}

/** The words of a delivery. */
export function wordsOf({ messages }: { readonly messages: readonly Message[] }): readonly string[] {
  return messages.map((message) => (message.kind === 'text' ? message.text : message.kind))
}

let root: string | undefined

/** A new directory that is removed when the process ends. */
export function newDirectory(): string {
  if (root === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'kigen-store-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    root = made
  }
  return mkdtempSync(join(root, 'of-a-test-'))
}
