import type { Message } from '../../../contracts/message.ts'
import { type TopicId, topicById } from '../../topics/topics.ts'
import type { Distress } from '../../understanding/utterance.ts'
import { type Supposition, whatIfLines } from '../answer/what-if.ts'
import {
  buttons,
  isRuleFault,
  type TurnContext,
  type TurnReply,
  textMessage,
  withRecord,
} from '../context/turn-context.ts'
import type { Meaning } from '../input/meaning.ts'
import { readText } from '../input/readers/read-text.ts'
import { isQuestionOpen, promptMessages, replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'
import { humanText } from '../words/hotlines.ts'
import { handleAction } from './act.ts'
import { askToConfirm } from './confirmation.ts'
import { takeOtherTown } from './other-town.ts'
import { typedLater, withoutLater } from './snooze-date.ts'
import { askTold } from './told.ts'
import { answerTopic, topicButton } from './topic.ts'
import { takeDateProblem, takeDays } from './typed-day.ts'
import { takeStatus } from './typed-status.ts'

/** After so many texts in a row that were not understood, hotlines are shown. */
const TIMES_BEFORE_A_HUMAN = 2

/** The current prompt, but for a finished answer, which is not repeated. */
function whereWeWere(context: TurnContext): readonly Message<'personal'>[] {
  return isQuestionOpen(context) ? promptMessages(context) : []
}

/** The hotlines; if they were already shown today, a button instead. */
function humanWords(context: TurnContext): Message<'personal'> {
  if (context.record.numbersShown === context.today)
    return textMessage(context, context.t('chat.unclear-still'), {
      buttons: buttons(context.t, undefined, 'human'),
    })
  return textMessage(context, `${context.t('chat.unclear-again')}\n\n${humanText(context.t)}`)
}

/** Nothing was understood: shows likely topics and the prompt; the second time also hotlines. */
function unclear(context: TurnContext, nearest: readonly TopicId[]): TurnReply {
  const times = context.record.misunderstood + 1
  if (nearest.length > 0) {
    const offer = textMessage(context, context.t('chat.unclear-topics'), {
      buttons: nearest.map((id) => topicButton(context, id)),
    })
    return { record: context.record, messages: [offer, ...whereWeWere(context)] }
  }
  if (times < TIMES_BEFORE_A_HUMAN)
    return replyAtPrompt(withRecord(context, { ...context.record, misunderstood: times }), [
      context.t('chat.unclear'),
    ])
  const record = { ...context.record, misunderstood: 0, numbersShown: context.today }
  return { record, messages: [humanWords(context), ...promptMessages(withRecord(context, record))] }
}

/** Answers a greeting or thanks; the current prompt stays. */
function civil(context: TurnContext, kind: 'greeting' | 'thanks'): TurnReply {
  if (kind === 'greeting')
    return replyAtPrompt(context, context.record.greeted ? [context.t('chat.greeting')] : [])
  const side = buttons(context.t, cardOf(context.record), 'home', 'help')
  return {
    record: context.record,
    messages: [textMessage(context, context.t('chat.thanks'), { buttons: side })],
  }
}

/** Fear or a crisis: a kind sentence and hotlines, then the current prompt. */
function comfort(context: TurnContext, distress: Distress): TurnReply {
  const numbers = distress === 'fear' ? `\n\n${humanText(context.t)}` : ''
  const said = textMessage(context, `${context.t(`chat.distress.${distress}`)}${numbers}`, {
    buttons: buttons(context.t, cardOf(context.record), 'home', 'human'),
  })
  return { record: { ...context.record, misunderstood: 0 }, messages: [said, ...whereWeWere(context)] }
}

function takeTopic(context: TurnContext, { topic, afraid }: Meaning & { kind: 'topic' }): TurnReply {
  const found = topicById(topic)
  if (!found) return unclear(context, [])
  return answerTopic(context, found, afraid ? [context.t('chat.distress.first')] : [])
}

/** Answers a supposition. If the rules have no single answer, names the office. */
function suppose(context: TurnContext, supposition: Supposition): TurnReply {
  const card = cardOf(context.record)
  const side = { buttons: buttons(context.t, card, 'home') }
  try {
    const lines = whatIfLines(context, card, supposition)
    return { record: context.record, messages: [textMessage(context, lines.join('\n'), side)] }
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return { record: context.record, messages: [textMessage(context, context.t('error.no-rule'), side)] }
  }
}

/** Carries out what a text means. */
function carryOut(context: TurnContext, meaning: Meaning): TurnReply {
  switch (meaning.kind) {
    case 'secret':
      return replyAtPrompt(context, [context.t(`error.secret.${meaning.secret}`)])
    case 'distress':
      return comfort(context, meaning.distress)
    case 'action':
      return handleAction(context, meaning.action)
    case 'days':
      return takeDays(context, meaning.question, meaning.days)
    case 'towns':
      return askToConfirm(context, meaning.question.id, meaning.towns)
    case 'other-town':
      return takeOtherTown(context, meaning.question, meaning.named)
    case 'date-problem':
      return takeDateProblem(context, meaning.question, meaning.problem)
    case 'status':
      return takeStatus(context, meaning)
    case 'likely':
      return askToConfirm(context, meaning.question.id, [meaning.value])
    case 'told':
      return askTold(context, meaning.facts)
    case 'topic':
      return takeTopic(context, meaning)
    case 'what-if':
      return suppose(context, meaning.supposition)
    case 'greeting':
    case 'thanks':
      return civil(context, meaning.kind)
    case 'unclear':
      return unclear(context, meaning.nearest)
  }
}

/** Handles a typed text. */
export function handleText(before: TurnContext, text: string): TurnReply {
  const context = withoutLater(before)
  const quiet = typedLater(before, text)
  const meaning = readText(text, context.record, context.today)
  if (quiet && meaning.kind !== 'secret') return handleAction(context, quiet)
  return carryOut(context, meaning)
}
