import fc from 'fast-check'
import { webhookBody } from '../../src/channels/line/receive/events.ts'
import { readEvent } from '../../src/channels/line/receive/read.ts'
import { readBody } from '../../src/channels/slack/receive/read.ts'
import { createButtonCrypto } from '../../src/channels/slack/render/button-crypto.ts'
import { parseRequest } from '../../src/channels/web/shared/parse-request.ts'
import { ACTIONS, decodeAction, encodeAction } from '../../src/contracts/action.ts'
import type { Incoming } from '../../src/contracts/incoming.ts'
import { isPersonId } from '../../src/contracts/person.ts'
import { type PersonRecord, personRecordSchema } from '../../src/domain/conversation/state/record.ts'
import { isDay } from '../../src/domain/dates/day.ts'
import { readDay } from '../../src/domain/dates/reading/read.ts'
import { recogniseCommand } from '../../src/domain/language/recognise-command.ts'
import { recogniseLanguage } from '../../src/domain/language/recognise-language.ts'
import { recogniseStatus } from '../../src/domain/language/recognise-status.ts'
import { findSecrets, withoutSecrets } from '../../src/domain/language/secrets/redact.ts'
import { assess } from '../../src/domain/rules/assess.ts'
import { readFacts } from '../../src/domain/rules/contract/facts.ts'
import { turn } from '../../src/domain/turn.ts'
import { SettingsError } from '../../src/runtime/settings/fault.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import { StoreError } from '../../src/store/contract/store.ts'
import { readRecord } from '../../src/store/people/read-record.ts'
import { anyFacts } from '../domain/rules/any-facts.ts'
import { planSchema } from '../domain/rules/plan-schema.ts'
import { anyJson, anyText, changed } from './hostile.ts'
import { LINE_EVENTS, RECORDS, SETTINGS, SLACK_BODIES, WEB_BODIES } from './samples.ts'

/** One parser under fire: what comes in, and what must hold of every answer; throws where it does not. */
export interface Target {
  readonly name: string
  /** Its part of all cases, in thousandths. */
  readonly share: number
  readonly property: fc.IProperty<[unknown]>
}

/** Nothing that comes in may take longer, in milliseconds of the processor: what else runs on the machine does not count. */
const WITHIN_MS = 2_000

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`does not hold: ${what}`)
}

function target<T>(name: string, share: number, input: fc.Arbitrary<T>, check: (value: T) => void): Target {
  const property = fc.property(input, (value) => {
    const began = process.cpuUsage()
    check(value)
    const { user, system } = process.cpuUsage(began)
    must((user + system) / 1_000 < WITHIN_MS, `${name} answers within ${WITHIN_MS} ms`)
    must(!('polluted' in {}) && Object.keys(Object.prototype).length === 0, 'no prototype is touched')
  })
  return { name, share, property }
}

const NOW = Date.parse('2026-11-22T12:00:00+09:00')
const TODAY = '2026-11-22'
const seal = createButtonCrypto('a secret of the fuzzing')

/** A key, a person and an instant that the store and every database can hold. */
function checkReceived({ key, person, at }: { key: string; person: string; at: number }): void {
  must(key.length > 0 && key.length < 400, 'a key of bounded length')
  must(isPersonId(person) && person.length < 200, 'a person')
  must(Number.isSafeInteger(at) && Math.abs(at) < 8.64e15, 'an instant')
}

const day = fc.oneof(
  fc.constantFrom('2026-11-22', '2026-12-06', '2027-02-28', '1926-12-25', '2100-01-01'),
  anyText,
)
const id = fc.oneof(
  fc.constantFrom('1', '2', 'whose', 'status', 'card-until', 'stay-until', 'town', 'extend/1', 'card:1'),
  anyText,
)
const choice = fc.oneof(fc.constantFrom('mine', 'child', 'fixed-term', 'yes', 'no', 'filed', 'unsure'), day)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const anyIncoming: fc.Arbitrary<Incoming> = fc.oneof(
  fc.constant<Incoming>({ kind: 'start' }),
  anyText.map((text): Incoming => ({ kind: 'text', text })),
  fc.record({ do: fc.constantFrom(...ACTIONS), card: maybe(id), on: maybe(id), value: maybe(choice) }).map(
    ({ do: name, card, on, value }): Incoming => ({
      kind: 'action',
      action: {
        do: name,
        ...(card !== undefined && { card }),
        ...(on !== undefined && { on }),
        ...(value !== undefined && { value }),
      },
    }),
  ),
  fc.dictionary(id, choice, { maxKeys: 5 }).map((answers): Incoming => ({ kind: 'answers', answers })),
  fc.constant<Incoming>({ kind: 'unreadable', what: 'file' }),
  anyText.map((text): Incoming => ({ kind: 'ask-in-public', text })),
)

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function checkMessages(messages: ReturnType<typeof turn>['messages'], incoming: Incoming): void {
  must(messages.length > 0, 'an answer')
  for (const message of messages) {
    const all = [...message.buttons, ...(message.kind === 'question' ? message.choices : [])]
    must(
      all.every(({ label }) => label.trim() !== '' && [...segmenter.segment(label)].length <= 20),
      'labels of at most 20 signs',
    )
    must(
      all.every(({ action }) => encodeAction(action).length <= 300),
      'actions that fit into a button',
    )
    const words = JSON.stringify(message)
    must(!/undefined|NaN|\[object/.test(words), 'no hole in the words')
    must(!/AB12345678CD|123456789018|etc.passwd/.test(words), 'nothing typed is repeated')
    if (incoming.kind === 'ask-in-public') must(message.audience === 'public', 'public answers in public')
  }
}

/** What a turn leaves must be what a store can load, and hold nothing that was typed. */
function checkRecord(record: PersonRecord | undefined): void {
  if (!record) return
  const read = personRecordSchema.safeParse(JSON.parse(JSON.stringify(record)))
  must(read.success, 'a record that its schema takes')
  const keeps = JSON.stringify(record)
  must(!/script|etc.passwd|AB12345678CD|123456789018/.test(keeps), 'nothing typed is kept')
  must(keeps.length < 20_000, 'a record that does not grow')
}

/** Some turns, one after the other, as a person has them. */
function converse(incomings: readonly Incoming[]): void {
  let record: PersonRecord | undefined
  for (const incoming of incomings) {
    const said = turn({ record, incoming, today: TODAY, languageHint: 'en', zoneHint: 'Asia/Tokyo' })
    checkMessages(said.messages, incoming)
    checkRecord(said.record)
    must(
      said.reminders.every((one) => isDay(one.day) && one.hour >= 0 && one.hour <= 23),
      'reminders on days',
    )
    record = said.record
  }
}

function typed<E extends Error>(kind: new (...args: never[]) => E, work: () => void): void {
  try {
    work()
  } catch (fault) {
    if (!(fault instanceof kind)) throw fault
  }
}

/** Every parser of the product that strangers can reach, and those that operators feed. */
export const TARGETS: readonly Target[] = [
  target('LINE webhook', 140, changed(LINE_EVENTS), (event) => {
    const body = webhookBody.safeParse({ destination: 'U', events: [event] })
    for (const one of body.success ? body.data.events : []) {
      const reading = readEvent(one, NOW)
      if (reading.kind === 'received') checkReceived(reading.event)
      if (reading.kind === 'reachable') must(Number.isSafeInteger(reading.at), 'an instant')
    }
  }),
  target('Slack bodies', 140, changed(SLACK_BODIES), (body) => {
    const read = readBody(body, seal, NOW)
    const intents = 'intents' in read ? read.intents : []
    for (const intent of intents) if (intent.do === 'accept') checkReceived(intent.received)
  }),
  target('web said', 100, changed(WEB_BODIES), (body) => {
    const said = parseRequest(body)
    must('fault' in said || /^[A-Za-z0-9-]{8,64}$/.test(said.id), 'an id or a fault')
  }),
  target(
    'decodeAction',
    120,
    fc.oneof(
      anyText,
      fc.array(anyText).map((parts) => parts.join('/')),
    ),
    (text) => {
      const action = decodeAction(text)
      const sealed = seal.read(text)
      for (const one of [action, sealed])
        if (one && text.isWellFormed() && encodeAction(one).length <= 1_000)
          must(JSON.stringify(decodeAction(encodeAction(one))) === JSON.stringify(one), 'the same again')
    },
  ),
  target('readDay', 110, anyText, (text) => {
    const read = readDay(text, { today: TODAY })
    const days = 'day' in read ? [read.day] : 'ambiguous' in read ? read.ambiguous : []
    must(days.every(isDay), 'days')
  }),
  target('recognise', 80, anyText, (text) => {
    recogniseStatus(text)
    recogniseCommand(text)
    recogniseLanguage(text)
  }),
  target('findSecrets', 110, anyText, (text) => {
    let before = 0
    for (const { start, end } of findSecrets(text)) {
      must(start >= before && end > start && end <= text.length, 'places in order, within the text')
      before = end
    }
    must(
      findSecrets(withoutSecrets(text)).every(({ kind }) => kind !== 'my-number'),
      'none is left',
    )
  }),
  target(
    'readFacts and assess',
    60,
    fc.oneof(
      anyFacts.chain((facts) => changed([facts])),
      anyJson,
    ),
    (document) => {
      const read = readFacts(document)
      if ('faults' in read) must(read.faults.length > 0, 'faults that say something')
      else must(planSchema.safeParse(assess(read.facts)).success, 'a plan of the schema')
    },
  ),
  target(
    'records',
    70,
    fc.oneof(
      changed(RECORDS).map((value) => JSON.stringify(value) ?? ''),
      anyText,
    ),
    (text) =>
      typed(StoreError, () => {
        const record = readRecord(text)
        checkMessages(turn({ record, incoming: { kind: 'start' }, today: TODAY }).messages, { kind: 'start' })
      }),
  ),
  target(
    'settings',
    40,
    changed(SETTINGS).map((value) =>
      Object.fromEntries(
        Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([name, text]) => [
          name,
          typeof text === 'string' ? text : undefined,
        ]),
      ),
    ),
    (source) => typed(SettingsError, () => void readSettings(source)),
  ),
  target('turns', 30, fc.array(anyIncoming, { minLength: 1, maxLength: 8 }), converse),
]
