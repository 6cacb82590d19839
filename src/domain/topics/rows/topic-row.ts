import type { SourceId } from '../../rules/reference/sources.ts'

/** What a person can speak of: "expired", "lost" and "how much" mean another thing of each of these. */
export type About =
  | 'my-number-card'
  | 'residence-card'
  | 'stay'
  | 'certificates'
  | 'insurance'
  | 'licence'
  | 'phone'
  | 'number'

/** A general question that has an answer of its own; its words are `topic.ID.label` and `topic.ID.text`. */
export interface TopicRow {
  readonly id: string
  /** The wider topic that this one is a part of. */
  readonly within?: string
  /** None: the text speaks of several of these, or of none in particular. */
  readonly about?: About
  /** The sources of the text; none only if it is about Kigen. */
  readonly sources: readonly SourceId[]
  /** The certainty of the least certain sentence. The text itself says what is not settled. */
  readonly certainty: 'high' | 'medium' | 'low'
  /** Topics that people ask next, offered as buttons. */
  readonly next: readonly string[]
  /** Whether the questions of the flow answer it for the person's own case. */
  readonly leadsToQuestions?: true
}
