import { describe, expect, it } from 'vitest'
import { CALENDAR_LINK, type Message, SUBSCRIBE_LINK } from '../../../../src/contracts/message.ts'
import { newRecord } from '../../../../src/domain/conversation/state/cards.ts'
import type { PersonRecord } from '../../../../src/domain/conversation/state/record.ts'
import { translator } from '../../../../src/domain/language/translate.ts'
import { turn } from '../../../../src/domain/turn.ts'

const TODAY = '2026-11-23'

function person(): PersonRecord {
  const record = newRecord('en')
  const answers = {
    whose: 'mine',
    status: 'fixed-term',
    holds: 'yes',
    'card-until': '2026-12-06',
    'stay-until': '2026-12-06',
    renewal: 'filed',
    pending: 'extension',
    'special-extension': 'no',
    proof: 'stamp',
  }
  return { ...record, greeted: true, cards: record.cards.map((card) => ({ ...card, answers })) }
}

const remind = (onPageOnly: boolean) =>
  turn({
    record: person(),
    incoming: { kind: 'action', action: { do: 'remind' } },
    today: TODAY,
    ...(onPageOnly && { onPageOnly }),
  })

const urlsOf = (messages: readonly Message[]) =>
  messages.flatMap((message) => ('links' in message ? (message.links ?? []) : [])).map(({ url }) => url)

describe('“Remind me” where nobody can be written to', () => {
  it('says so, and leads with the calendar', () => {
    const { messages, record, reminders } = remind(true)
    const [first] = messages
    expect(first?.kind === 'text' && first.text).toContain(translator('en')('reminder.control.on-web'))
    expect(urlsOf(messages)).toEqual([SUBSCRIBE_LINK, CALENDAR_LINK])
    expect(record?.settings.calendar).toEqual({ address: 0, on: true })
    // What falls due stands on the page at the person's return.
    expect(reminders.length).toBeGreaterThan(0)
  })

  it('promises a message everywhere else', () => {
    const { messages } = remind(false)
    const [first] = messages
    expect(first?.kind === 'text' && first.text).toContain(translator('en')('reminder.control.on'))
    expect(urlsOf(messages)).toEqual([])
  })
})
