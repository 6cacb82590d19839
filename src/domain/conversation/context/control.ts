import type { Action, ActionName } from '../../../contracts/action.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { Message } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'

/** What a control (remind me, done, snooze, …) is given. */
export interface ControlContext {
  readonly record: PersonRecord
  /** The card that the button was about, or the active one. */
  readonly card: CardRecord
  /** The plan of that card as of today; what is not known is in `missing`. */
  readonly plan: Plan
  readonly today: Day
  readonly language: Language
  readonly action: Action
}

/** What a control leads to; the turn replans the reminders afterwards. */
export interface ControlResult {
  readonly record: PersonRecord
  readonly messages: readonly Message<'personal'>[]
}

/** Carries out one action that is no part of a flow. Pure. */
export type ControlHandler = (context: ControlContext) => ControlResult

/** Handlers by action; the turn asks here before it says that an action is not known. */
export type Controls = Partial<Record<ActionName, ControlHandler>>
