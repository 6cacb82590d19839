import type { Question } from '../../../../flows/flow.ts'
import type { Action } from '../../../contracts/action.ts'
import type { Day } from '../../dates/day.ts'
import type { DateProblem } from '../../dates/reading/read.ts'
import type { Municipality } from '../../language/places/municipalities.ts'
import type { SecretKind } from '../../language/secrets/redact.ts'
import type { About, TopicId } from '../../topics/topics.ts'
import type { Distress } from '../../understanding/utterance.ts'
import type { Supposition } from '../answer/what-if.ts'
import type { TypedStatus } from './read-status.ts'

/** A fact that a person tells without being asked: a question's id and its answer. */
export interface ToldFact {
  readonly question: string
  readonly value: string
}

/** The meaning of a typed text at the current prompt. */
export type Meaning =
  | { readonly kind: 'secret'; readonly secret: SecretKind }
  | { readonly kind: 'distress'; readonly distress: Distress }
  /** A command, or an answer named by the whole text. */
  | { readonly kind: 'action'; readonly action: Action }
  /** A day to confirm, or several to choose from. */
  | { readonly kind: 'days'; readonly question: Question; readonly days: readonly Day[] }
  | { readonly kind: 'date-problem'; readonly question: Question; readonly problem: DateProblem }
  | { readonly kind: 'towns'; readonly question: Question; readonly towns: readonly string[] }
  /** A municipality without known practice; several may share the name. */
  | { readonly kind: 'other-town'; readonly question: Question; readonly named: readonly Municipality[] }
  | { readonly kind: 'status'; readonly sure: boolean; readonly statuses: readonly TypedStatus[] }
  /** A probable choice, to confirm. */
  | { readonly kind: 'likely'; readonly question: Question; readonly value: string }
  /** Facts that were not asked for, to confirm. */
  | { readonly kind: 'told'; readonly facts: readonly ToldFact[] }
  | {
      readonly kind: 'topic'
      readonly topic: TopicId
      readonly about: readonly About[]
      readonly afraid: boolean
    }
  /** A supposition about the present plan. */
  | { readonly kind: 'what-if'; readonly supposition: Supposition }
  | { readonly kind: 'greeting' | 'thanks' }
  /** No meaning; `nearest`: likely topics, best first. */
  | { readonly kind: 'unclear'; readonly nearest: readonly TopicId[]; readonly about: readonly About[] }
