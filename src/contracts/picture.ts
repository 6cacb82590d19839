import type { Day } from '../domain/dates/day.ts'

/** What a day of a timeline is to the plan. `new-until`: the date that the card will bear. */
export type MarkKind = 'today' | 'from' | 'go-by' | 'by' | 'new-until'

/** What one day is; `step`: of which step, by its number in the answer, where more than one has days. */
export interface Mark {
  readonly kind: MarkKind
  readonly step?: number
}

/** One column of a timeline: a day, or all days from `first` to `last` between two that stand in it. */
export type TimelineSlot =
  | { readonly kind: 'day'; readonly day: Day; readonly closed: boolean; readonly marks: readonly Mark[] }
  | { readonly kind: 'gap'; readonly first: Day; readonly last: Day; readonly closed: boolean }

/** The places on the cards that a question can ask for. */
export const CARD_PLACES = [
  'my-number-date',
  'my-number-entries',
  'my-number-certificates',
  'my-number-birth',
  'residence-status',
  'residence-period',
  'residence-stamp',
] as const

/** A place on one of the two cards. */
export type CardPlace = (typeof CARD_PLACES)[number]

/** What a picture shows, without words: days and signs, or a card with a ring. */
export type Drawing =
  | { readonly kind: 'timeline'; readonly slots: readonly TimelineSlot[] }
  | { readonly kind: 'card'; readonly place: CardPlace }

/** A picture of a message. Nothing is said by it alone. */
export interface Picture {
  readonly drawing: Drawing
  /** The same in words, for whoever does not see the picture. */
  readonly alt: string
  /** What each sign means, in the order of the days. */
  readonly legend: readonly { readonly mark: MarkKind | 'closed'; readonly text: string }[]
  /** Where it can be fetched, without its ending (`.svg`, `.png`); put in before the delivery is sent. */
  readonly url?: string
}

/** The sign of each kind of day, in pictures and in legends. */
export const SIGNS: Readonly<Record<MarkKind | 'closed', string>> = {
  today: '○',
  from: '▷',
  'go-by': '■',
  by: '□',
  'new-until': '◆',
  closed: '▨',
}
