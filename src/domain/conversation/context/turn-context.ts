import type { Action, ActionName } from '../../../contracts/action.ts'
import type { Language } from '../../../contracts/languages.ts'
import type { Button, Link, Message, TextMessage } from '../../../contracts/message.ts'
import type { AlsoClosed } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import { showDay, showEra } from '../../dates/show.ts'
import { type Translate, translator } from '../../language/translate.ts'
import { RuleConflict, RuleGap } from '../../rules/decide/decide.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'
import type { Controls } from './control.ts'

/** The inputs of a reply. */
export interface TurnContext {
  readonly record: PersonRecord
  readonly today: Day
  /** Days on which offices are closed beyond the usual ones. */
  readonly alsoClosed?: AlsoClosed
  readonly language: Language
  readonly t: Translate
  /** Actions that other parts carry out (reminders). */
  readonly controls: Controls
}

/** The messages of a turn and the record to keep; `undefined` erases everything. */
export interface TurnReply {
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message<'personal'>[]
}

/** Whether an error means that the rules have no single answer; the person is told so, and nothing is guessed. */
export function isRuleFault(error: unknown): boolean {
  return error instanceof RuleGap || error instanceof RuleConflict
}

/** The turn context with a changed record; the language is the record's. */
export function withRecord(context: TurnContext, record: PersonRecord): TurnContext {
  return { ...context, record, language: record.language, t: translator(record.language) }
}

/** A button; its label is `button.NAME` unless given. */
export function button(
  t: Translate,
  action: Action,
  options: { readonly name?: string; readonly label?: string; readonly style?: 'primary' | 'danger' } = {},
): Button {
  const { name = action.do, label = t(`button.${name}`), style } = options
  return { label, action, ...(style && { style }) }
}

/** Buttons that only name an action on a card. */
export function buttons(
  t: Translate,
  card: CardRecord | undefined,
  ...names: readonly ActionName[]
): Button[] {
  return names.map((name) => button(t, { do: name, ...(card && { card: card.id }) }))
}

/** A personal text message. */
export function textMessage(
  context: Pick<TurnContext, 't' | 'language'>,
  text: string,
  options: { readonly buttons?: readonly Button[]; readonly links?: readonly Link[] } = {},
): TextMessage<'personal'> {
  const { buttons: side = [], links } = options
  return {
    kind: 'text',
    audience: 'personal',
    language: context.language,
    notice: context.t('chat.notice.message'),
    text,
    buttons: side,
    ...(links && { links }),
  }
}

/** The words for a card, its holder's residence card and period of stay; `Card` begins a sentence. */
export function cardWords(
  t: Translate,
  { label }: CardRecord,
): { readonly card: string; readonly Card: string; readonly residence: string; readonly period: string } {
  const card = t(`chat.card.${label}`)
  const Card = card.charAt(0).toUpperCase() + card.slice(1)
  return { card, Card, residence: t(`chat.residence.${label}`), period: t(`chat.stay.${label}`) }
}

/** A day in the person's language, followed by the Japanese-era form on the card. */
export function wholeDay(context: Pick<TurnContext, 't' | 'language'>, day: Day): string {
  return context.t('date.whole', { day: showDay(day, context.language), era: showEra(day) })
}
