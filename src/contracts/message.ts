import type { Day } from '../domain/dates/day.ts'
import type { Action } from './action.ts'
import type { Language } from './languages.ts'
import type { Picture } from './picture.ts'

/** Who may see a message. Channels must not render a personal one where others can read it. */
export type Audience = 'personal' | 'public'

/** A button. Its label has at most 20 graphemes. */
export interface Button {
  readonly label: string
  readonly action: Action
  readonly style?: 'primary' | 'danger'
}

/**
 * A placeholder for the address of the person's calendar. The address holds a secret that the pure turn
 * cannot know, so the pipeline replaces it before sending. Use it as the `url` of a link, with `?event=ID`
 * for one event.
 */
export const CALENDAR_LINK = 'kigen:calendar'

/** The same address as one that calendar programs open to subscribe (`webcal:`). */
export const SUBSCRIBE_LINK = 'kigen:subscribe'

/** A link button. */
export interface Link {
  readonly label: string
  readonly url: string
}

interface Base<A extends Audience> {
  readonly audience: A
  /** The language of the texts. */
  readonly language: Language
  /** One line for a lock screen or preview, without personal data. */
  readonly notice: string
  /** Secondary buttons, most useful first. A channel that cannot show all must not drop one silently. */
  readonly buttons: readonly Button[]
}

/** Plain text; an empty line separates paragraphs. */
export interface TextMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'text'
  readonly text: string
  readonly links?: readonly Link[]
  readonly picture?: Picture
}

/** Input of a day: a date picker or a typed date. */
export interface DateInput {
  readonly min?: Day
  readonly max?: Day
  readonly initial?: Day
  /** The label of the picker's button. */
  readonly label: string
}

/** One question. `choices` answer it; `buttons` are secondary. */
export interface QuestionMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'question'
  /** How many questions may still follow, in words. */
  readonly progress?: string
  /** The question's id in its flow. */
  readonly question: string
  /** The card it is about. */
  readonly card: string
  readonly text: string
  readonly choices: readonly Button[]
  readonly date?: DateInput
  /** Where the answer stands on the card. */
  readonly picture?: Picture
}

/** The urgency of a card, shown by word, position and colour. `over`: expired, in dark grey. */
export type Tone = 'now' | 'by-date' | 'nothing' | 'over' | 'plain'

/**
 * A labelled line of a card: By, Where, Cost. `note` is a second, small line (an era date, a Japanese term).
 */
export interface Row {
  readonly label: string
  readonly value: string
  readonly note?: string
  /** The headline or the steps say it already: where the whole answer has to fit one screen, it stands behind a tap. */
  readonly aside?: true
}

/** One line of a list; `button` belongs to it and is among the message's buttons, too. */
export interface Item {
  readonly text: string
  readonly note?: string
  readonly button?: Button
}

/** A titled list: things to bring, further warnings, later steps. */
export interface Section {
  readonly title: string
  readonly items: readonly Item[]
  /** All items in one line, where the whole answer has to fit one screen. */
  readonly short?: string
}

/** An answer, explanation or reminder with a layout. */
export interface CardMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'card'
  readonly tone: Tone
  /** The urgency in one or two words. */
  readonly band: string
  /** The one thing to do, with its day. */
  readonly headline: string
  /** Short paragraphs below the headline. */
  readonly lead: readonly string[]
  readonly rows: readonly Row[]
  /**
   * The steps in one line each, each with its day, where there is more than one; the sections tell them in full. `leads`: the
   * headline tells this one.
   */
  readonly steps?: readonly { readonly text: string; readonly leads?: true }[]
  readonly sections: readonly Section[]
  /** The days of the plan. */
  readonly picture?: Picture
  /** Small print. */
  readonly small: readonly string[]
  readonly links: readonly Link[]
  /** Headline and day in one line, for clients without the layout. Personal. */
  readonly alt: string
}

/** A page to show at a counter: Japanese only, very large. */
export interface CounterMessage<A extends Audience = Audience> extends Base<A> {
  readonly kind: 'counter'
  /** What is shown at the counter, in one line in the person's own language: the text alternative of the card. */
  readonly alt: string
  /** The procedure's official name. */
  readonly title: string
  /** The purpose in one line. */
  readonly purpose: string
  readonly rows: readonly Row[]
  /** What the person brought. */
  readonly brought: readonly string[]
  /** Further facts for the clerk, one a line. */
  readonly notes: readonly string[]
  /** The polite line with the request. */
  readonly request: string
}

/** A message without channel-specific layout. */
export type Message<A extends Audience = Audience> =
  | TextMessage<A>
  | QuestionMessage<A>
  | CardMessage<A>
  | CounterMessage<A>
