import type { Language } from '../../../contracts/languages.ts'
import type { TextMessage } from '../../../contracts/message.ts'
import { recogniseCommand } from '../../language/recognise-command.ts'
import { translator } from '../../language/translate.ts'
import { type Topic, topicById } from '../../topics/topics.ts'
import { clearTopic, readUtterance } from '../../understanding/utterance.ts'
import { topicLinks } from '../words/topic-links.ts'

/** A greeting is no question, also where one of its words belongs to a topic ("good morning" and office hours). */
function topicOf(text: string): Topic | undefined {
  const command = recogniseCommand(text)
  if (command === 'greeting' || command === 'thanks') return undefined
  const found = clearTopic(readUtterance(text))
  return found && topicById(found.topic)
}

/**
 * A general answer, for where others read along. It is made from the text and the language alone: there is no record
 * here that could leak.
 */
export function publicAnswer(text: string, language: Language): TextMessage<'public'> {
  const t = translator(language)
  const topic = topicOf(text)
  const words = topic ? [t(`topic.${topic.id}.text`), t('chat.public.private')] : [t('chat.public.unknown')]
  return {
    kind: 'text',
    audience: 'public',
    language,
    notice: t('chat.notice.message'),
    text: words.join('\n\n'),
    buttons: [],
    links: topic ? topicLinks(topic, language) : [],
  }
}
