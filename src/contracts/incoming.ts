import type { Instant } from '../domain/dates/day.ts'
import type { Action } from './action.ts'
import type { ReplyTo } from './delivery.ts'
import type { PersonId } from './person.ts'

/** What a person did; equal for all channels. */
export type Incoming =
  /** First contact: added the bot, opened the page, or greeted. */
  | { readonly kind: 'start' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action }
  /** A form with several answers at once: question id to choice or day. */
  | { readonly kind: 'answers'; readonly card?: string; readonly answers: Readonly<Record<string, string>> }
  /** A message without readable text. Its content is not stored. */
  | {
      readonly kind: 'unreadable'
      readonly what: 'sticker' | 'image' | 'audio' | 'video' | 'file' | 'location' | 'other'
    }
  /** A question where others can read the answer. It is answered in general, without a record. */
  | { readonly kind: 'ask-in-public'; readonly text: string }

/** One verified and parsed event. It is committed under `key` before it is acknowledged. */
export interface Received {
  /** The platform's id of the event; equal for repeats. */
  readonly key: string
  readonly person: PersonId
  readonly incoming: Incoming
  /** When it happened, by the platform's clock. It orders one person's events. */
  readonly at: Instant
  readonly replyTo?: ReplyTo
  /** The profile's language as the platform states it (`vi-VN`). Used at first contact. */
  readonly languageHint?: string
  /**
   * The profile's IANA time zone as the platform states it. Used at first contact; the person's own setting
   * has priority.
   */
  readonly zoneHint?: string
}
