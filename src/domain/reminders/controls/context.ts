import type { Action } from '../../../contracts/action.ts'
import type { Button, Link, TextMessage } from '../../../contracts/message.ts'
import type { ControlContext, ControlResult } from '../../conversation/context/control.ts'
import { promptMessages } from '../../conversation/messages/current-prompt.ts'
import { withCard } from '../../conversation/state/cards.ts'
import type { CardRecord, PersonRecord } from '../../conversation/state/record.ts'
import { translator } from '../../language/translate.ts'
import { type MessageBuilder, messageBuilderFor } from '../content/message-builder.ts'
import type { Hours } from '../schedule/hours.ts'
import type { Operation } from '../schedule/projected-plan.ts'

/** What the reminder controls need besides the person's record. */
export interface ControlOptions extends Operation {
  /** The hours in which a reminder may go out. */
  readonly hours: Hours
  /** See `TurnInput`. */
  readonly onPageOnly?: boolean
}

/** The texts of a control; `say` takes keys of the locale section `reminder.control`. */
export function wordsOf({
  record,
  card,
  today,
}: Pick<ControlContext, 'record' | 'card' | 'today'>): MessageBuilder {
  const builder = messageBuilderFor(record, card, today)
  return { ...builder, say: (key, values) => builder.say(`control.${key}`, values) }
}

/** A short name of a reminder's subject: `check` and `follow-up` are questions, all others are steps. */
export function nameOf({ language }: Pick<ControlContext, 'language'>, what: string): string {
  const own = ['check', 'follow-up', 'finish'].includes(what)
  return translator(language)(own ? `reminder.name.${what}` : `step.${what}.name`)
}

/** A button of the controls; its label is `reminder.button.NAME` unless given. */
export function tap(
  { language }: Pick<ControlContext, 'language'>,
  name: string,
  action: Action,
  label?: string,
): Button {
  return { label: label ?? translator(language)(`reminder.button.${name}`), action }
}

/** A text message with buttons. */
export function told(
  { language }: Pick<ControlContext, 'language'>,
  text: string,
  buttons: readonly Button[] = [],
  links?: readonly Link[],
): TextMessage<'personal'> {
  const notice = translator(language)('reminder.notice')
  return { kind: 'text', audience: 'personal', language, notice, text, buttons, ...(links && { links }) }
}

/** Returns the record with one text. */
export function answered(
  context: Pick<ControlContext, 'language'>,
  record: PersonRecord,
  text: string,
  buttons: readonly Button[] = [],
): ControlResult {
  return { record, messages: [told(context, text, buttons)] }
}

/** Continues the conversation with this card: a note, then the next question or the answer. */
export function resumed(context: ControlContext, card: CardRecord, note: string): ControlResult {
  const { today, language } = context
  const record = withCard(context.record, card)
  const talk = { record, today, language, t: translator(language), controls: {} }
  return { record, messages: promptMessages(talk, [note]) }
}
