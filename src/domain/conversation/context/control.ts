import type { Action, ActionName } from '../../../contracts/action.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { Message } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'

/** The inputs of a reminder control (remind me, done, snooze, …). */
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

/** The result of a control; the turn plans the reminders again afterwards. */
export interface ControlResult {
  readonly record: PersonRecord
  readonly messages: readonly Message<'personal'>[]
}

/** Handles one action that is not part of a flow. Pure. */
export type ControlHandler = (context: ControlContext) => ControlResult

/** Handlers by action, tried before an action counts as unknown. */
export type Controls = Partial<Record<ActionName, ControlHandler>>
