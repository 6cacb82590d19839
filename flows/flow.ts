import type { When } from '../src/contracts/condition.ts'

/**
 * A day told by where it lies: on a fixed day, on the day of another answer, or so far from today.
 * `days`, `months` and `years` are added to today in the calendar of Japan.
 */
export type RelativeDay =
  | { readonly day: string }
  | { readonly sameAs: string }
  | { readonly days?: number; readonly months?: number; readonly years?: number }

interface QuestionBase {
  /** Stable for ever: it is kept in records and travels inside buttons. */
  readonly id: string
  /** Asked where any of these fits; left out: always; empty: never by itself. */
  readonly askIf?: readonly When[]
  /** Not asked, but an answer that is there counts, and can be given on request. */
  readonly offerIf?: readonly When[]
  /** Other words for the same question where the first of these fits: `question.ID.AS.ask` instead of `question.ID.ask`. */
  readonly wordings?: readonly { readonly when: When; readonly as: string }[]
}

/** A question with a few answers to tap. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice'
  readonly choices: readonly string[]
  /** Typed words are read as a residence status. */
  readonly reads?: 'status'
}

/** A question for a day. Days outside `min` and `max` are refused with the question's own words. */
export interface DateQuestion extends QuestionBase {
  readonly kind: 'date'
  readonly min: RelativeDay
  readonly max: RelativeDay
  /**
   * A later `min` while other answers, wherever they stand in the flow, are among these; the first that fits. A day before it is
   * refused with the words `question.ID.AS.too-early`.
   */
  readonly notBefore?: readonly { readonly when: When; readonly min: RelativeDay; readonly as: string }[]
  /** Where the picker opens. */
  readonly initial: RelativeDay
}

/** A question for the municipality of registration; any name is taken, known ones are recognised. */
interface TownQuestion extends QuestionBase {
  readonly kind: 'town'
}

export type Question = ChoiceQuestion | DateQuestion | TownQuestion

/** What can be made more exact once an answer is there: a button that asks `asks`, one after the other. */
interface Refinement {
  readonly id: string
  readonly asks: readonly string[]
  /** Where it is worth offering; besides the questions' facts, `situation` and `warning:CODE` (`yes`) can be named. */
  readonly offerIf: readonly When[]
}

/**
 * What is asked, in order. A condition may name only questions that stand before it.
 * The facts of conditions: a choice question's chosen id; a date question's class `over` or `ahead` (of today);
 * a town's `given`; `unsure` where the person does not know; and `card-ends`: `before-stay` or `not-before-stay`.
 */
export interface Flow {
  readonly id: string
  readonly questions: readonly Question[]
  readonly refinements: readonly Refinement[]
}
