import type { Action } from '../../../contracts/action.ts'
import type { Incoming } from '../../../contracts/incoming.ts'
import type { Intent, Origin } from '../context/intent.ts'
import { personOf } from '../context/person.ts'
import { plainWords } from './events.ts'
import type { CommandBody } from './payload.ts'

/** How long a `response_url` can be used, in ms. */
const RESPONSE_MS = 30 * 60_000

const WORDS = {
  check: ['', 'check', '確認'],
  status: ['status', '状況'],
  remind: ['remind', 'reminders', '通知'],
  delete: ['delete-my-data', 'delete', '削除'],
  help: ['help', '?', 'ヘルプ'],
  invite: ['invite', '招待'],
  share: ['share', '共有'],
} as const

type Word = keyof typeof WORDS

const PRIVATE: Partial<Record<Word, Action>> = {
  status: { do: 'home' },
  remind: { do: 'reminders' },
  delete: { do: 'delete' },
}

function isWord(name: string): name is Word {
  return Object.hasOwn(WORDS, name)
}

function wordOf(text: string): Word | undefined {
  const [first = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  const found = Object.entries(WORDS).find(([, words]) => words.some((word) => word === first))?.[0]
  if (found === undefined || !isWord(found)) return undefined
  return found === 'invite' || rest.length === 0 ? found : undefined
}

/** The intents of `/kigen …`. Personal answers go to the direct message; a general question is answered where it was asked, visible to the person only. */
export function readCommand(body: CommandBody, origin: Origin, now: number): Intent[] {
  const person = personOf({ team: origin.team, user: body.user_id })
  const word = wordOf(body.text)
  if (word === 'check') return [{ do: 'open-form', person, trigger: body.trigger_id }]
  if (word === 'share') return [{ do: 'open-share', person, trigger: body.trigger_id }]
  if (word === 'help') return [{ do: 'usage', person }]
  if (word === 'invite') return [{ do: 'invite', person, ...invited(body.text) }]
  const received = (incoming: Incoming) => ({
    key: `slack:${origin.team}:command:${body.trigger_id}`,
    person,
    incoming,
    at: now,
  })
  const action = word && PRIVATE[word]
  if (action)
    return [
      { do: 'accept', received: received({ kind: 'action', action }), surface: { surface: 'dm' } },
      { do: 'say-private', person },
    ]
  const asked = received({ kind: 'ask-in-public', text: plainWords(body.text) })
  if (!body.response_url) return [{ do: 'accept', received: asked, surface: { surface: 'dm' } }]
  const surface = { surface: 'ephemeral', url: body.response_url, until: now + RESPONSE_MS } as const
  return [{ do: 'accept', received: asked, surface }]
}

/** The member of `invite <@U123|name>`: Slack replaces the typed name by the id. */
function invited(text: string): { to?: string } {
  const [, to] = /<@([A-Z0-9]+)(?:\|[^>]*)?>/.exec(text) ?? []
  return to ? { to } : {}
}
