import type { Delivery } from '../../../contracts/delivery.ts'
import type { Received } from '../../../contracts/incoming.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { PersonId } from '../../../contracts/person.ts'
import type { Instant } from '../../../domain/dates/day.ts'

/** A general question with its answer. */
export interface PlainTopic {
  readonly title: string
  readonly text: string
}

/** The content of the page without JavaScript, beside the conversation. */
export interface PlainContent {
  /** The hotlines. */
  readonly hotlines: string
  readonly topics: readonly PlainTopic[]
}

/** The product's functions that the web chat calls. */
export interface WebPorts {
  /** Commits events; known keys are dropped. Rejects if nothing was stored. */
  readonly accept: (events: readonly Received[]) => Promise<unknown>
  /** One person's deliveries after a cursor, oldest first. */
  readonly deliveriesAfter: (
    person: PersonId,
    cursor: number,
    limit: number,
  ) => Promise<readonly { readonly cursor: number; readonly delivery: Delivery }[]>
  /** Hotlines and general questions, for a browser without JavaScript. */
  readonly plain: (language: Language) => PlainContent
  /** The clock, in UTC milliseconds. */
  readonly now: () => Instant
  /** Called for faults of which the person was told in general words. Never holds personal data. */
  readonly onFault?: (fault: unknown) => void
}

/** The options of the web chat. */
export interface WebOptions {
  /** The public address. `https:` makes the cookie `Secure`. */
  readonly publicUrl: string
  /** Limits: requests a minute by session and by network address; open streams by address. */
  readonly limits?: {
    readonly perSession?: number
    readonly perAddress?: number
    readonly streamsPerAddress?: number
  }
  /** How often an open stream looks for deliveries of other processes, in milliseconds. */
  readonly heartbeatMs?: number
}
