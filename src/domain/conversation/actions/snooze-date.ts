import type { Action } from '../../../contracts/action.ts'
import { readDay } from '../../dates/reading/read.ts'
import { type TurnContext, withRecord } from '../context/turn-context.ts'
import { labelled } from '../input/typed-label.ts'
import { cardOf } from '../state/cards.ts'

const PREFIX = 'snooze:'

/** The id of the question for a snooze day of one step. It is not part of a flow. */
export const laterQuestion = (step: string): string => `${PREFIX}${step}`

/** Turns a picked day of a reminder into a snooze until that day; other actions stay as they are. */
export function asLater(action: Action): Action {
  const { on, ...rest } = action
  return action.do === 'answer' && on?.startsWith(PREFIX)
    ? { ...rest, do: 'snooze', on: on.slice(PREFIX.length) }
    : action
}

/** The turn context in which a typed day no longer sets a snooze. */
export function withoutLater(context: TurnContext): TurnContext {
  const { later: _later, ...record } = context.record
  return withRecord(context, record)
}

/** Reads a typed day as the answer to the snooze question; other text is not an answer to it. */
export function typedLater({ record, today }: TurnContext, text: string): Action | undefined {
  const { later } = record
  if (!later) return undefined
  const reading = readDay(text, { today })
  const days = 'day' in reading ? [reading.day] : 'ambiguous' in reading ? reading.ambiguous : []
  const label = days.length === 0 ? labelled(text, cardOf(record, later.card), today) : undefined
  if (label?.do === 'snooze') return { ...label, card: later.card, on: later.step }
  if (days.length === 0) return undefined
  // Only a future day can be meant; with two future readings the question is asked again.
  const [value, ...others] = days.filter((day) => day > today)
  const once = value !== undefined && others.length === 0
  return { do: 'snooze', card: later.card, on: later.step, ...(once && { value }) }
}
