import type { Action } from '../../../contracts/action.ts'
import { readDay } from '../../dates/reading/read.ts'
import { type TurnContext, withRecord } from '../context/turn-context.ts'
import { labelled } from '../input/typed-label.ts'
import { cardOf } from '../state/cards.ts'

const PREFIX = 'snooze:'

/** The id of "on which day shall I write again?" about one step: no question of a flow, yet a day answers it. */
export const laterQuestion = (step: string): string => `${PREFIX}${step}`

/** A day that was picked for a reminder is a snooze until that day; any other action is itself. */
export function asLater(action: Action): Action {
  const { on, ...rest } = action
  return action.do === 'answer' && on?.startsWith(PREFIX)
    ? { ...rest, do: 'snooze', on: on.slice(PREFIX.length) }
    : action
}

/** The talk in which a typed day means no reminder any more. */
export function withoutLater(context: TurnContext): TurnContext {
  const { later: _later, ...record } = context.record
  return withRecord(context, record)
}

/** A day typed right after it was asked until when to be quiet; anything else that is typed is no answer to that. */
export function typedLater({ record, today }: TurnContext, text: string): Action | undefined {
  const { later } = record
  if (!later) return undefined
  const reading = readDay(text, { today })
  const days = 'day' in reading ? [reading.day] : 'ambiguous' in reading ? reading.ambiguous : []
  const label = days.length === 0 ? labelled(text, cardOf(record, later.card), today) : undefined
  if (label?.do === 'snooze') return { ...label, card: later.card, on: later.step }
  if (days.length === 0) return undefined
  // Of several readings only one that is still to come can be meant; two of those are asked again.
  const [value, ...others] = days.filter((day) => day > today)
  const once = value !== undefined && others.length === 0
  return { do: 'snooze', card: later.card, on: later.step, ...(once && { value }) }
}
