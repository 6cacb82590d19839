import { PATIENCE_MS } from '../../patience.ts'
import type { WebhookEvent } from './events.ts'
import { type Account, type Arrival, hex, type Shown, type State } from './state.ts'
import type { Webhooks } from './webhooks.ts'

/** Something on the screen that can be tapped. */
export interface Tappable {
  readonly label: string
  readonly action: Readonly<Record<string, unknown>>
  /** Beside the newest message, or inside an older one, where it stays. */
  readonly where: 'quick' | 'inside'
}

/** A person's phone with the chat open. */
export interface Phone {
  readonly id: string
  readonly account: Account
  /** Everything that arrived, oldest first. */
  readonly arrivals: () => readonly Arrival[]
  readonly messages: () => readonly Shown[]
  /** What can be tapped now. */
  readonly tappable: () => readonly Tappable[]
  says(text: string, extra?: Readonly<Record<string, unknown>>): Promise<number>
  sends(message: Readonly<Record<string, unknown>>): Promise<number>
  /** Taps; a date picker needs the day. */
  taps(what: Tappable, date?: string): Promise<number>
  /** Taps the first thing whose label holds `label`. Throws when there is none. */
  tapsOn(label: string, date?: string): Promise<number>
  follows(unblocked?: boolean): Promise<number>
  blocks(): Promise<number>
  takesBack(messageId: string): Promise<number>
  /** Waits until more has arrived than the last `waits` saw; rejects after `withinMs`. */
  waits(forMore?: number, withinMs?: number): Promise<readonly Shown[]>
  /** An event of this person that was not delivered yet. */
  event(event: Readonly<Record<string, unknown>>, reply?: boolean): WebhookEvent
}

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join(' ')
  if (!isJson(value)) return ''
  return [typeof value.text === 'string' ? value.text : '', textIn(value.contents)].join(' ').trim()
}

function inside(value: unknown): Tappable[] {
  if (Array.isArray(value)) return value.flatMap(inside)
  if (!isJson(value)) return []
  const own =
    isJson(value.action) && value.action.type !== 'uri'
      ? [
          {
            label: textIn(value) || String(value.action.label),
            action: value.action,
            where: 'inside' as const,
          },
        ]
      : []
  const parts = [value.header, value.hero, value.body, value.footer, value.contents].flatMap(inside)
  return [...own, ...parts]
}

function beside(message: Shown | undefined): Tappable[] {
  const quick = isJson(message?.quickReply) ? message.quickReply.items : []
  return (Array.isArray(quick) ? quick : []).map((item) => ({
    label: String(item.action.label),
    action: item.action,
    where: 'quick',
  }))
}

function tapEvent({ action }: Tappable, date: string | undefined): Json {
  if (action.type === 'message')
    return { type: 'message', message: { id: hex(18), type: 'text', text: action.text, quoteToken: hex(20) } }
  const params =
    action.type === 'datetimepicker' ? { params: { date: date ?? action.initial ?? action.min } } : {}
  return { type: 'postback', postback: { data: action.data, ...params } }
}

/** The phone of one account. */
export function phoneOf(state: State, webhooks: Webhooks, id: string, now: () => number): Phone {
  const account = state.accounts.get(id) ?? { id, friend: true, blocked: false }
  let seen = 0
  const arrivals = () => state.arrivalsOf.get(id) ?? []
  const messages = () => arrivals().flatMap((arrival) => arrival.messages)
  const event: Phone['event'] = (it, reply = true) => webhooks.make(id, it, reply)
  const tappable = () => [
    ...beside(messages().at(-1)),
    ...messages()
      .toReversed()
      .flatMap((it) => inside(it.contents)),
  ]

  const phone: Phone = {
    id,
    account,
    arrivals,
    messages,
    tappable,
    event,
    sends: (message) => webhooks.deliver(event({ type: 'message', message })),
    says: (text, extra = {}) =>
      phone.sends({ id: hex(18), type: 'text', text, quoteToken: hex(20), ...extra }),
    taps: (what, date) => webhooks.deliver(event(tapEvent(what, date))),
    tapsOn: async (label, date) => {
      const what = tappable().find((it) => it.label.includes(label))
      if (!what) throw new Error(`nothing to tap says "${label}": ${tappable().map((it) => it.label)}`)
      return phone.taps(what, date)
    },
    follows: (isUnblocked = false) => {
      account.friend = true
      account.blocked = false
      return webhooks.deliver(event({ type: 'follow', follow: { isUnblocked } }))
    },
    blocks: () => {
      account.blocked = true
      return webhooks.deliver(event({ type: 'unfollow' }, false))
    },
    takesBack: (messageId) => webhooks.deliver(event({ type: 'unsend', unsend: { messageId } }, false)),
    waits: async (forMore = 1, withinMs = PATIENCE_MS) => {
      const before = seen
      const until = performance.now() + withinMs
      while (messages().length < before + forMore) {
        if (performance.now() > until) throw new Error(`silence after ${withinMs} ms at ${now()}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      seen = messages().length
      return messages().slice(before)
    },
  }
  return phone
}
