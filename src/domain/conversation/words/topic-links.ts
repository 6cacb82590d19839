import type { Language } from '../../../contracts/languages.ts'
import type { Link } from '../../../contracts/message.ts'
import { showDay } from '../../dates/show.ts'
import { translator } from '../../language/translate.ts'
import { source } from '../../rules/reference/sources.ts'
import type { Topic } from '../../topics/topics.ts'

/** The pages that a topic rests on, each with the day on which it was last read. */
export function topicLinks(topic: Topic, language: Language): Link[] {
  const t = translator(language)
  return topic.sources.flatMap((id) => {
    const page = source(id)
    const [url] = page?.addresses ?? []
    if (!page || url === undefined) return []
    const day = showDay(page.checkedOn, language, { weekday: false })
    return [{ label: t('chat.public.source', { title: page.title, day }), url }]
  })
}
