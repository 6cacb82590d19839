import type { Instant } from '../domain/dates/day.ts'
import type { Action } from './action.ts'
import type { ReplyTo } from './delivery.ts'
import type { PersonId } from './person.ts'

/** What a person did, the same from every channel. */
export type Incoming =
  /** Came in: added the bot, opened the page, greeted. */
  | { readonly kind: 'start' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action }
  /** A form with several answers at once: question id to choice or day. */
  | { readonly kind: 'answers'; readonly card?: string; readonly answers: Readonly<Record<string, string>> }
  /** Something that cannot be read as words; nothing of it is kept. */
  | {
      readonly kind: 'unreadable'
      readonly what: 'sticker' | 'image' | 'audio' | 'video' | 'file' | 'location' | 'other'
    }
  /** Asked where others read along: answered in general, no record is touched. */
  | { readonly kind: 'ask-in-public'; readonly text: string }

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
