import type { Message } from '../../../contracts/message.ts'
import { findSecrets } from '../../language/redact.ts'
import {
  buttons,
  type TurnContext,
  type TurnReply,
  textMessage,
  withRecord,
} from '../context/turn-context.ts'
import { readText } from '../input/read-text.ts'
import { promptMessages, replyAtPrompt } from '../messages/current-prompt.ts'
import { topicLinks, topicOf } from '../messages/public-topics.ts'
import { cardOf } from '../state/cards.ts'
import { humanText } from '../words/hotlines.ts'
import { handleAction } from './act.ts'
import { askToConfirm } from './confirmation.ts'
import { typedLater, withoutLater } from './snooze-date.ts'
import { takeDateProblem, takeDays } from './typed-day.ts'
import { takeStatus } from './typed-status.ts'

/** What a question looks like; other texts are meant as an answer. */
const QUESTION =
  /[?？]|^\s*(?:how|what|when|where|can|could|do|does|is|are|must|my)\b|(?:か|の|教えて.*)[。.\s]*$/iu

/** Said so often in a row that nothing was understood, a person's number is better than a third question. */
const TIMES_BEFORE_A_HUMAN = 2

/** A general question in the middle of things: the general answer, and then where the conversation stands. */
function inGeneral(context: TurnContext, text: string): TurnReply | undefined {
  const topic = QUESTION.test(text.slice(0, 500)) ? topicOf(text) : undefined
  if (!topic) return undefined
  const general = textMessage(context, context.t(`chat.public.${topic.id}`), {
    links: topicLinks(topic, context.language),
  })
  return { record: { ...context.record, misunderstood: 0 }, messages: [general, ...promptMessages(context)] }
}

/** People to call: their numbers, or on a day on which these were shown already the button that shows them again. */
function humanWords(context: TurnContext): Message<'personal'> {
  if (context.record.numbersShown === context.today)
    return textMessage(context, context.t('chat.unclear-still'), {
      buttons: buttons(context.t, undefined, 'human'),
    })
  return textMessage(context, `${context.t('chat.unclear-again')}\n\n${humanText(context.t)}`)
}

/** Nothing was understood: the question again; the second time with a human to call. */
function unclear(context: TurnContext): TurnReply {
  const times = context.record.misunderstood + 1
  if (times < TIMES_BEFORE_A_HUMAN)
    return replyAtPrompt(withRecord(context, { ...context.record, misunderstood: times }), [
      context.t('chat.unclear'),
    ])
  const record = { ...context.record, misunderstood: 0, numbersShown: context.today }
  return { record, messages: [humanWords(context), ...promptMessages(withRecord(context, record))] }
}

/** Greeting and thanks are answered in kind; the place is never lost. */
function civil(context: TurnContext, kind: 'greeting' | 'thanks'): TurnReply {
  if (kind === 'greeting')
    return replyAtPrompt(context, context.record.greeted ? [context.t('chat.greeting')] : [])
  const side = buttons(context.t, cardOf(context.record), 'home', 'help')
  return {
    record: context.record,
    messages: [textMessage(context, context.t('chat.thanks'), { buttons: side })],
  }
}

/** A number that must not be kept: the person is told so, and nothing else of the text is looked at. */
function secret(context: TurnContext, text: string): TurnReply | undefined {
  const [first] = findSecrets(text)
  return first && replyAtPrompt(context, [context.t(`error.secret.${first.kind}`)])
}

/** Carries out what was typed. */
export function handleText(before: TurnContext, text: string): TurnReply {
  const context = withoutLater(before)
  const told = secret(context, text)
  if (told) return told
  const quiet = typedLater(before, text)
  if (quiet) return handleAction(context, quiet)
  const understood = readText(text, context.record, context.today)
  switch (understood.kind) {
    case 'action':
      return handleAction(context, understood.action)
    case 'days':
      return takeDays(context, understood.question, understood.days)
    case 'towns':
      return askToConfirm(context, understood.question.id, understood.towns)
    case 'date-problem':
      return takeDateProblem(context, understood.question, understood.problem)
    case 'status':
      return takeStatus(context, understood)
    case 'greeting':
    case 'thanks':
      return civil(context, understood.kind)
    default:
      return inGeneral(context, text) ?? unclear(context)
  }
}
