import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createButtonCrypto } from '../../../src/channels/slack/render/button-crypto.ts'
import { PersonalInPublic, renderPersonal, renderPublic } from '../../../src/channels/slack/render/render.ts'
import type { Action } from '../../../src/contracts/action.ts'
import type { Incoming } from '../../../src/contracts/incoming.ts'
import type { Message } from '../../../src/contracts/message.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { turn } from '../../../src/domain/turn.ts'
import { tappable } from '../../platforms/slack/person.ts'
import { faultsIn } from '../../platforms/slack/valid.ts'

// Every message that random people come by in the product itself, shown in Slack.

const buttonCrypto = createButtonCrypto('a secret')
const TODAY = '2026-11-22'
const DAYS = ['2026-11-20', '2026-12-06', '2027-03-05', '2027-06-30', '1990-04-01']
const TYPED = [
  'gijinkoku',
  'yes',
  '2027-03-05',
  'R9.3.5',
  'help',
  'delete',
  'why',
  'Minato',
  '???',
  '期限',
  'cards',
]

interface Step {
  readonly how: 'tap' | 'type' | 'form' | 'ask'
  readonly pick: number
}
const HOW: readonly Step['how'][] = ['tap', 'tap', 'tap', 'tap', 'tap', 'tap', 'type', 'form', 'ask']
const steps = fc.array(fc.record({ how: fc.constantFrom(...HOW), pick: fc.nat(1_000) }), {
  minLength: 12,
  maxLength: 40,
})

/** Everything that could be done after these messages. */
function offers(messages: readonly Message[]): Action[] {
  return messages.flatMap((message) => {
    const choices = message.kind === 'question' ? message.choices : []
    const days =
      message.kind === 'question' && message.date
        ? DAYS.map((value) => ({ do: 'answer' as const, card: message.card, on: message.question, value }))
        : []
    return [...days, ...[...choices, ...message.buttons].map(({ action }) => action)]
  })
}

function incomingOf({ how, pick }: Step, last: readonly Message[]): Incoming {
  const typed = TYPED[pick % TYPED.length] ?? ''
  const all = offers(last)
  const action = all[pick % Math.max(1, all.length)]
  if (how === 'ask') return { kind: 'ask-in-public', text: `${typed} extend ${DAYS[2]}` }
  if (how === 'form')
    return {
      kind: 'answers',
      answers: {
        whose: 'mine',
        status: 'fixed-term',
        holds: 'yes',
        'card-until': DAYS[pick % DAYS.length] ?? '',
      },
    }
  return how === 'tap' && action ? { kind: 'action', action } : { kind: 'text', text: typed }
}

interface Said {
  readonly incoming: Incoming
  readonly message: Message
}

function walk(all: readonly Step[], languageHint: string): Said[] {
  let record: PersonRecord | undefined
  let last: readonly Message[] = []
  return all.flatMap((step) => {
    const incoming = incomingOf(step, last)
    const result = turn({ record, incoming, today: TODAY, languageHint })
    record = result.record
    if (incoming.kind !== 'ask-in-public') last = result.messages
    return result.messages.map((message) => ({ incoming, message }))
  })
}

const walks = fc.tuple(steps, fc.constantFrom('en', 'ja'))
const texts = (value: unknown) => JSON.stringify(value)
const HOLDS_A_DAY = /\b(19|20)\d\d-\d\d-\d\d\b/

describe('every message of every path', () => {
  test('R12: is Block Kit that Slack takes, with every choice and button in it', () => {
    fc.assert(
      fc.property(walks, ([all, language]) => {
        for (const { message } of walk(all, language)) {
          const posts = renderPersonal(message, buttonCrypto)
          expect(posts.flatMap((post) => faultsIn('message', post))).toEqual([])
          const values = texts(posts.map(({ blocks }) => tappable(blocks)))
          for (const { action } of message.buttons) expect(values).toContain(buttonCrypto.write(action))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('R5: is personal unless it was asked in public, and cannot be shown in public then', () => {
    let personal = 0
    let open = 0
    fc.assert(
      fc.property(walks, ([all, language]) => {
        for (const { incoming, message } of walk(all, language)) {
          const smuggled: Message<'public'> = JSON.parse(texts(message))
          if (incoming.kind === 'ask-in-public') {
            open += 1
            expect(message.audience).toBe('public')
            const posts = renderPublic(smuggled, { button: true })
            expect(posts.flatMap((post) => faultsIn('message', post))).toEqual([])
            for (const day of DAYS) expect(texts(posts)).not.toContain(day)
          } else {
            personal += 1
            expect(() => renderPublic(smuggled, { button: true })).toThrow(PersonalInPublic)
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(personal).toBeGreaterThan(200)
    expect(open).toBeGreaterThan(20)
  })

  test('R6: has no day in its notification, ids or values', () => {
    fc.assert(
      fc.property(walks, ([all, language]) => {
        for (const { message } of walk(all, language))
          for (const { text, blocks } of renderPersonal(message, buttonCrypto)) {
            expect(text).not.toMatch(/\d{4}/)
            const beside = tappable(blocks).map(({ value, action_id, block_id }) => ({
              value,
              action_id,
              block_id,
            }))
            expect(texts(beside)).not.toMatch(HOLDS_A_DAY)
          }
      }),
      { numRuns: 60 },
    )
  })
})
