import type { Question } from '../../../../../flows/flow.ts'
import type { Day } from '../../../dates/day.ts'
import type { Command } from '../../../language/recognise-command.ts'
import type { Utterance } from '../../../understanding/utterance.ts'
import type { CardRecord, PersonRecord } from '../../state/record.ts'
import type { Meaning } from '../meaning.ts'

/** The inputs of the readers. */
export interface Reading {
  readonly text: string
  readonly utterance: Utterance
  readonly said: Command | undefined
  readonly record: PersonRecord
  readonly card: CardRecord
  /** The current question; none after the last one. */
  readonly question: Question | undefined
  readonly today: Day
}

/** A reader: the meaning of the text, or `undefined`. */
export type Reader = (reading: Reading) => Meaning | undefined

/** The action that answers a question of the current card. */
export function toAnswer({ card }: Reading, question: Question, value: string): Meaning {
  return { kind: 'action', action: { do: 'answer', card: card.id, on: question.id, value } }
}
