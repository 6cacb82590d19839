import type { Incoming } from '../../contracts/incoming.ts'
import { type Language, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import type { Message } from '../../contracts/message.ts'
import type { AlsoClosed } from '../dates/closed-days.ts'
import type { Day } from '../dates/day.ts'
import { hearing, languagesOf } from '../language/heard.ts'
import { languageOfTags } from '../language/recognise-language.ts'
import { translator } from '../language/translate.ts'
import { handleAction } from './actions/act.ts'
import { submitForm } from './actions/submit-form.ts'
import { handleText } from './actions/typing.ts'
import type { Controls } from './context/control.ts'
import { buttons, type TurnContext, type TurnReply, textMessage } from './context/turn-context.ts'
import { isQuestionOpen, replyAtPrompt } from './messages/current-prompt.ts'
import { publicAnswer } from './messages/public-answer.ts'
import { cardOf, dropInvalidAnswers, newRecord } from './state/cards.ts'
import type { PersonRecord } from './state/record.ts'
import { originNotes } from './words/origin-notes.ts'

/** What came in from whom, on which day in Japan. */
export interface ConversationInput {
  readonly record: PersonRecord | undefined
  readonly incoming: Incoming
  readonly today: Day
  readonly languageHint?: string
  readonly alsoClosed?: AlsoClosed
}

/** The record to store and the messages. */
export interface ConversationResult {
  readonly record: PersonRecord | undefined
  readonly messages: readonly Message[]
}

/** The language of a profile, if Kigen speaks it. */
function hinted(tag: string | undefined): Language {
  return languageOfTags([tag]) ?? SOURCE_LANGUAGE
}

function contextOf(
  { record, today, languageHint, alsoClosed }: ConversationInput,
  controls: Controls,
): TurnContext {
  const kept = record ? dropInvalidAnswers(record) : newRecord(hinted(languageHint))
  const t = translator(kept.language)
  return { record: kept, today, language: kept.language, t, controls, ...(alsoClosed && { alsoClosed }) }
}

/**
 * The reply to a message without text: one line. An open question is asked again below, because its buttons
 * disappear with each new message; a finished answer is not repeated. The sender of a photo is told how to
 * unsend it, because it may show a number.
 */
function notRead(context: TurnContext, what: Unreadable['what']): TurnReply {
  const words = context.t(what === 'image' ? 'chat.unreadable-photo' : 'chat.unreadable')
  if (isQuestionOpen(context)) return replyAtPrompt(context, [words])
  const side = buttons(context.t, cardOf(context.record), 'home', 'help')
  return { record: context.record, messages: [textMessage(context, words, { buttons: side })] }
}

type Unreadable = Extract<Incoming, { kind: 'unreadable' }>
type Personal = Exclude<Incoming, { kind: 'ask-in-public' }>

function respond(context: TurnContext, incoming: Personal): TurnReply {
  switch (incoming.kind) {
    case 'action':
      return handleAction(context, incoming.action)
    case 'text':
      return handleText(context, incoming.text)
    case 'answers':
      return submitForm(context, incoming)
    case 'unreadable':
      return notRead(context, incoming.what)
    default:
      return replyAtPrompt(context)
  }
}

/** Introduces Kigen and what it stores; once, at first contact. */
function withGreeting(reply: TurnReply): TurnReply {
  if (reply.record === undefined || reply.record.greeted) return reply
  const { language } = reply.record
  const t = translator(language)
  const hello = textMessage({ t, language }, [t('chat.hello'), ...originNotes(language)].join('\n\n'))
  return { record: { ...reply.record, greeted: true }, messages: [hello, ...reply.messages] }
}

/** One turn of the conversation. In public places: a general answer without a record. */
export function converse(input: ConversationInput, controls: Controls): ConversationResult {
  const { incoming, record } = input
  const text = 'text' in incoming ? incoming.text : ''
  if (incoming.kind === 'ask-in-public') {
    const language = record?.language ?? hinted(input.languageHint)
    const answer = hearing(languagesOf(text, language), () => publicAnswer(text, language))
    return { record, messages: [answer] }
  }
  const context = contextOf(input, controls)
  const reply = hearing(languagesOf(text, context.language), () => respond(context, incoming))
  return withGreeting(reply)
}
