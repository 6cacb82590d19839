import type { Day } from '../domain/dates/day.ts'
import type { Action } from './action.ts'
import type { Language } from './languages.ts'

/** Who may see a message. A personal one must never be rendered where others can read it. */
export type Audience = 'personal' | 'public'

/** A thing to tap; the label is at most 20 graphemes. */
export interface Button {
  readonly label: string
  readonly action: Action
  readonly style?: 'primary' | 'danger'
}

/**
 * Stands for the address of the person's own calendar, which only the outside can know: the turn is pure and the address holds
 * a secret. Put it as a link's `url`, with `?event=ID` for a single event; the delivery resolves it before it is sent.
 */
export const CALENDAR_LINK = 'kigen:calendar'

/** A thing to open. */
export interface Link {
  readonly label: string
  readonly url: string
}

interface Base<A extends Audience> {
  readonly audience: A
  /** The language the words are in. */
  readonly language: Language
  /** One line for a lock screen or preview: says that something is there, holds no personal data. */
  readonly notice: string
  /** Side buttons, the most useful first; a channel shows as many as it can and never drops one silently. */
  readonly buttons: readonly Button[]
}

/** Plain words; paragraphs are separated by an empty line. */
export interface TextMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'text'
  readonly text: string
  readonly links?: readonly Link[]
}

/** Asks for a day: the channel shows its own date picker, typed dates are welcome, too. */
export interface DateInput {
  readonly min?: Day
  readonly max?: Day
  readonly initial?: Day
  /** What the picker's button says. */
  readonly label: string
}

/** One question; `choices` answer it, `buttons` stand beside it. */
export interface QuestionMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'question'
  /** The question's id in its flow. */
  readonly question: string
  /** The card it is about. */
  readonly card: string
  readonly text: string
  readonly choices: readonly Button[]
  readonly date?: DateInput
}

/** How urgent a card is: told by word, position and colour together. `over`: a lapse, in neutral dark. */
export type Tone = 'now' | 'by-date' | 'nothing' | 'over' | 'plain'

/** A labelled line of a card: By, Where, Cost. `note` is the small second line (an era date, a Japanese term). */
export interface Row {
  readonly label: string
  readonly value: string
  readonly note?: string
}

/** A titled list: what to bring, the further warnings, the steps after this one. */
export interface Section {
  readonly title: string
  readonly items: readonly { readonly text: string; readonly note?: string }[]
}

/** An answer, an explanation or a reminder, laid out. */
export interface CardMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'card'
  readonly tone: Tone
  /** The urgency in a word or two. */
  readonly band: string
  /** The one thing to do, with its day. */
  readonly headline: string
  /** Short paragraphs right below the headline. */
  readonly lead: readonly string[]
  readonly rows: readonly Row[]
  readonly sections: readonly Section[]
  /** Small print. */
  readonly small: readonly string[]
  readonly links: readonly Link[]
  /** Headline and day in one line that stands alone; personal. */
  readonly alt: string
}

/** To be held up at a desk: Japanese only, very large. */
export interface CounterMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'counter'
  /** The procedure's official name. */
  readonly title: string
  /** What for, in one line. */
  readonly purpose: string
  readonly rows: readonly Row[]
  /** What was brought. */
  readonly brought: readonly string[]
  /** Facts that the clerk needs beyond that, one a line. */
  readonly notes: readonly string[]
  /** The polite line that asks for it. */
  readonly request: string
}

/** The neutral message: everything a channel knows of the product. */
export type Message<A extends Audience = Audience> =
  | TextMessage<A>
  | QuestionMessage<A>
  | CardMessage<A>
  | CounterMessage<A>
