import type { When } from '../src/contracts/condition.ts'

/**
 * A day relative to today or to another answer, or a fixed day. `days`, `months` and `years` are added to
 * today in Japan's calendar.
 */
export type RelativeDay =
  | { readonly day: string }
  | { readonly sameAs: string }
  | { readonly days?: number; readonly months?: number; readonly years?: number }

interface QuestionBase {
  /** Permanent: records and buttons contain it. */
  readonly id: string
  /** Asked if one of these matches. Left out: always asked. Empty: asked only on request. */
  readonly askIf?: readonly When[]
  /** Not asked, but an existing answer counts and the question can be opened on request. */
  readonly offerIf?: readonly When[]
  /** Alternative texts: if `when` matches, `question.ID.AS.ask` instead of `question.ID.ask`. */
  readonly wordings?: readonly { readonly when: When; readonly as: string }[]
}

/** A question with a few choices. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice'
  readonly choices: readonly string[]
  /** Typed text is parsed as a residence status. */
  readonly reads?: 'status'
}

/** A question for a day. Days outside `min` and `max` are refused with the question's own text. */
export interface DateQuestion extends QuestionBase {
  readonly kind: 'date'
  readonly min: RelativeDay
  readonly max: RelativeDay
  /**
   * A later `min` that depends on other answers; the first match counts. An earlier day is refused with
   * `question.ID.AS.too-early`.
   */
  readonly notBefore?: readonly { readonly when: When; readonly min: RelativeDay; readonly as: string }[]
  /** The day at which the date picker opens. */
  readonly initial: RelativeDay
}

/** A question for the municipality of registration. Any name is accepted; known ones are recognised. */
interface TownQuestion extends QuestionBase {
  readonly kind: 'town'
}

export type Question = ChoiceQuestion | DateQuestion | TownQuestion

/** A button that asks further questions, to make an answer more exact. */
interface Refinement {
  readonly id: string
  readonly asks: readonly string[]
  /** When it is offered. Conditions may also name `situation` and `warning:CODE` (`yes`). */
  readonly offerIf: readonly When[]
}

/**
 * Questions in their order. A condition may only name earlier questions. Facts of conditions: the id of a
 * choice; the class of a day, `over` or `ahead` of today; `given` for a town; `unsure` if the person does not
 * know; and `card-ends`: `before-stay` or `not-before-stay`.
 */
export interface Flow {
  readonly id: string
  readonly questions: readonly Question[]
  readonly refinements: readonly Refinement[]
}
