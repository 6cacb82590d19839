import type { Action } from '../../../contracts/action.ts'
import type { Button } from '../../../contracts/message.ts'
import { type Topic, type TopicId, topicById } from '../../topics/topics.ts'
import { ownLines } from '../answer/own-line.ts'
import {
  button,
  buttons,
  isRuleFault,
  type TurnContext,
  type TurnReply,
  textMessage,
} from '../context/turn-context.ts'
import { promptMessages, replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'
import { questionAt } from '../state/flow-cursor.ts'
import { topicLinks } from '../words/topic-links.ts'

/** A button that opens a topic. */
export function topicButton({ t }: Pick<TurnContext, 't'>, id: string): Button {
  return button(t, { do: 'topic', value: id }, { label: t(`topic.${id}.label`) })
}

/** What the person's own plan says; nothing where the rules have no single answer. */
function own(context: TurnContext, topic: TopicId): readonly string[] {
  try {
    return ownLines(context, topic)
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return []
  }
}

function sideButtons(context: TurnContext, topic: Topic): Button[] {
  const card = cardOf(context.record)
  const isOpen = card.confirm !== undefined || questionAt(card, context.today) !== undefined
  return [
    ...topic.next.map((id) => topicButton(context, id)),
    ...(isOpen ? [] : buttons(context.t, card, 'home')),
  ]
}

/**
 * Answers a general question: first from the person's own plan, then with the topic's text and sources. An
 * open question is asked again below; a finished answer is not repeated but offered as a button.
 */
export function answerTopic(context: TurnContext, topic: Topic, before: readonly string[] = []): TurnReply {
  const { t, language } = context
  const lines = own(context, topic.id)
  const text = [...before, ...(lines.length > 0 ? [lines.join('\n')] : []), t(`topic.${topic.id}.text`)]
  const said = textMessage(context, text.join('\n\n'), {
    buttons: sideButtons(context, topic),
    links: topicLinks(topic, language),
  })
  const card = cardOf(context.record)
  const isOpen = card.confirm !== undefined || questionAt(card, context.today) !== undefined
  const record = { ...context.record, misunderstood: 0 }
  return { record, messages: [said, ...(isOpen ? promptMessages(context) : [])] }
}

/** Handles a tapped topic; an id that no longer exists is answered as an old button. */
export function topic(context: TurnContext, action: Action): TurnReply {
  const found = topicById(action.value ?? '')
  return found ? answerTopic(context, found) : replyAtPrompt(context, [context.t('chat.old-button')])
}
