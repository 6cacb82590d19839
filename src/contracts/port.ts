import type { Instant } from '../domain/dates/day.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'

/** Where a person is met. */
const CHANNELS = ['line', 'slack', 'web', 'terminal'] as const
export type ChannelName = (typeof CHANNELS)[number]

/** A person on a channel: `line:U…`, `slack:T…:U…`, `web:…`. Never a name. */
export type PersonId = `${ChannelName}:${string}`

/** Whether a text can be a person's id: a channel's name, a colon, that channel's own id. */
export function isPersonId(text: string): text is PersonId {
  return CHANNELS.some((channel) => text.startsWith(`${channel}:`) && text.length > channel.length + 1)
}

/** JSON that a channel writes for itself and gets back when it sends: reply token, thread, surface. */
export type ReplyTo = Readonly<Record<string, string | number | boolean>>

/** One thing that came in, verified and parsed; committed under `key` before it is acknowledged. */
export interface Received {
  /** The platform's own id of the event: a repeat has the same. */
  readonly key: string
  readonly person: PersonId
  readonly incoming: Incoming
  /** When it happened, by the platform's clock; orders one person's events. */
  readonly at: Instant
  readonly replyTo?: ReplyTo
  /** The profile's language as the platform says it (`vi-VN`); used at first contact. */
  readonly languageHint?: string
  /** The profile's time zone (IANA) as the platform says it; used at first contact, the person's own setting wins. */
  readonly zoneHint?: string
}

/** Messages on their way to one person; sent together, in order. */
export interface Delivery {
  /** Stable for ever: retry keys and reconciliation are derived from it. */
  readonly id: string
  readonly person: PersonId
  readonly messages: readonly Message[]
  readonly replyTo?: ReplyTo
  /** Why it is sent: an answer to what came in, or a pushed reminder. */
  readonly cause: 'reply' | 'reminder' | 'notice'
  /** Urgent ones go first when a quota runs short; higher is more urgent. */
  readonly priority: number
  /** When it was put into the outbox; its words are of that day in Japan. */
  readonly madeAt?: Instant
  /** Attempts made before this one. */
  readonly attempts: number
  readonly firstAttemptAt?: Instant
  /** Notes that the channel left with an earlier outcome. */
  readonly memo?: ReplyTo
}

/** What one attempt at sending came to; computed by the channel, kept by the store. */
export type Outcome =
  /** Delivered, as far as the platform says. `ref`: the platform's id of it. */
  | { readonly state: 'sent'; readonly ref?: string }
  /** Surely not delivered; try again not before `notBefore` (or after the usual back-off). */
  | {
      readonly state: 'retry'
      readonly notBefore?: Instant
      readonly reason: string
      readonly memo?: ReplyTo
    }
  /** Nobody knows whether it arrived: reconcile, never resend blindly. Asked again not before `notBefore`, if given. */
  | {
      readonly state: 'unknown'
      readonly notBefore?: Instant
      readonly reason: string
      readonly memo?: ReplyTo
    }
  /** Kept back (monthly quota); nothing is dropped. */
  | {
      readonly state: 'held'
      readonly notBefore: Instant
      readonly reason: string
      readonly memo?: ReplyTo
    }
  /** Will never work. `unreachable`: the person cannot be written to any more. */
  | { readonly state: 'failed'; readonly reason: string; readonly unreachable?: boolean }

/** What a channel can do for the product: make one attempt at sending. Never throws; a fault is an outcome. */
export interface Sender {
  readonly channel: ChannelName
  send(delivery: Delivery): Promise<Outcome>
}

/** Small encrypted values beside the people: installations, tokens, profiles, calendar links, quotas, web sessions. */
export interface Values {
  get(name: string): Promise<string | undefined>
  /** `owner`: erased together with that person (or, for a prefix erasure, with everybody under it). */
  set(
    name: string,
    value: string,
    options?: { readonly owner?: string; readonly expiresAt?: Instant },
  ): Promise<void>
  delete(name: string): Promise<void>
  list(prefix: string): Promise<readonly { readonly name: string; readonly value: string }[]>
  /** Runs `change` on the present value while nobody else can, in this process or another; keeps what it returns. */
  update(
    name: string,
    change: (value: string | undefined) => Promise<string | undefined>,
  ): Promise<string | undefined>
}
