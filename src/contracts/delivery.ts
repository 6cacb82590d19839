import type { Instant } from '../domain/dates/day.ts'
import type { Message } from './message.ts'
import type { ChannelName, PersonId } from './person.ts'

/** JSON that a channel stores with an event and receives when it sends: reply token, thread, surface. */
export type ReplyTo = Readonly<Record<string, string | number | boolean>>

/** Messages to one person, sent together and in order. */
export interface Delivery {
  /** Permanent: retry keys and reconciliation are derived from it. */
  readonly id: string
  readonly person: PersonId
  readonly messages: readonly Message[]
  readonly replyTo?: ReplyTo
  /** Why it is sent: a reply to an event, or a pushed reminder. */
  readonly cause: 'reply' | 'reminder' | 'notice'
  /** Higher priorities are sent first when a quota is nearly used up. */
  readonly priority: number
  /** When it was inserted into the outbox. Its texts are about that day in Japan. */
  readonly madeAt?: Instant
  /** Attempts made before this one. */
  readonly attempts: number
  readonly firstAttemptAt?: Instant
  /** Only of a reminder: when this person's last answer was sent, by whichever process. */
  readonly answeredAt?: Instant
  /** Data that the channel stored with an earlier outcome. */
  readonly memo?: ReplyTo
}

/** The outcome of one attempt at sending. The channel decides it, the store keeps it. */
export type Outcome =
  /** Delivered, as far as the platform says. `ref`: the platform's message id. */
  | { readonly state: 'sent'; readonly ref?: string }
  /** Certainly not delivered. Retried at `notBefore`, or after the usual back-off. */
  | {
      readonly state: 'retry'
      readonly notBefore?: Instant
      readonly reason: string
      readonly memo?: ReplyTo
    }
  /**
   * Unknown whether it was delivered. The channel reconciles it and never resends it blindly. Retried at
   * `notBefore`, if given.
   */
  | {
      readonly state: 'unknown'
      readonly notBefore?: Instant
      readonly reason: string
      readonly memo?: ReplyTo
    }
  /** Held back by a monthly quota. Nothing is dropped. */
  | {
      readonly state: 'held'
      readonly notBefore: Instant
      readonly reason: string
      readonly memo?: ReplyTo
    }
  /** Permanent failure. `unreachable`: the person can no longer receive messages. */
  | { readonly state: 'failed'; readonly reason: string; readonly unreachable?: boolean }

/** A channel's sending side: makes one attempt. Never throws; faults are outcomes. */
export interface Sender {
  readonly channel: ChannelName
  send(delivery: Delivery): Promise<Outcome>
}
