import type { Action } from '../../../src/contracts/action.ts'
import type { Incoming } from '../../../src/contracts/incoming.ts'
import type { Message } from '../../../src/contracts/message.ts'
import { type PersonRecord, personRecordSchema } from '../../../src/domain/conversation/state/record.ts'
import type { Day } from '../../../src/domain/dates/day.ts'
import { turn } from '../../../src/domain/turn.ts'

export const TODAY: Day = '2026-11-24'

/** The record as it comes back from the store: through JSON and its schema. */
function stored(record: PersonRecord): PersonRecord {
  return personRecordSchema.parse(JSON.parse(JSON.stringify(record)))
}

/** A person talking to Kigen; remembers nothing but the record, as the product does. */
export class Person {
  record: PersonRecord | undefined
  messages: readonly Message[] = []
  readonly today: Day
  readonly languageHint: string

  constructor(
    options: { readonly today?: Day; readonly languageHint?: string; readonly record?: PersonRecord } = {},
  ) {
    this.today = options.today ?? TODAY
    this.languageHint = options.languageHint ?? 'en'
    this.record = options.record
  }

  hear(incoming: Incoming): this {
    const { record, today, languageHint } = this
    const said = turn({ record, incoming, today, languageHint })
    this.record = said.record && stored(said.record)
    this.messages = said.messages
    return this
  }

  start(): this {
    return this.hear({ kind: 'start' })
  }

  /** Types one thing after the other. */
  types(...texts: readonly string[]): this {
    for (const text of texts) this.hear({ kind: 'text', text })
    return this
  }

  taps(action: Action): this {
    return this.hear({ kind: 'action', action })
  }

  /** Taps the button with this label, of the last messages. */
  tapsLabel(label: string): this {
    const all = this.messages.flatMap((message) => [
      ...(message.kind === 'question' ? message.choices : []),
      ...message.buttons,
    ])
    const found = all.find((one) => one.label === label)
    if (!found) throw new Error(`no button ${label} among ${all.map((one) => one.label).join(', ')}`)
    return this.taps(found.action)
  }

  /** Answers by question id, as buttons do. */
  answers(answers: Readonly<Record<string, string>>): this {
    for (const [on, value] of Object.entries(answers)) this.taps({ do: 'answer', on, value })
    return this
  }

  get kept(): PersonRecord {
    if (!this.record) throw new Error('nothing is kept')
    return this.record
  }

  /** The id of the question at hand; undefined after the last. */
  get question(): string | undefined {
    const last = this.messages.findLast((message) => message.kind === 'question')
    return last?.kind === 'question' ? last.question : undefined
  }

  /** Everything that the last turn said, in one text. */
  get said(): string {
    return this.messages.map((message) => JSON.stringify(message)).join('\n')
  }
}

/** The answers of the commonest path: an extension is open, filed at the counter. */
export const PENDING = {
  whose: 'mine',
  status: 'fixed-term',
  holds: 'yes',
  'card-until': '2026-12-06',
  'stay-until': '2026-12-06',
  renewal: 'filed',
  pending: 'extension',
  'special-extension': 'no',
  proof: 'stamp',
} as const
