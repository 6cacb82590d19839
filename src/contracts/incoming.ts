import type { Action } from './action.ts'

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
