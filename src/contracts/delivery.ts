import type { Instant } from '../domain/dates/day.ts'
import type { Message } from './message.ts'
import type { ChannelName, PersonId } from './person.ts'

/** JSON that a channel writes for itself and gets back when it sends: reply token, thread, surface. */
export type ReplyTo = Readonly<Record<string, string | number | boolean>>

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
