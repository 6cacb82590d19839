import type { Language } from '../../../contracts/languages.ts'
import type { Link, TextMessage } from '../../../contracts/message.ts'
import { showDay } from '../../dates/show.ts'
import { translator } from '../../language/translate.ts'
import { source } from '../../rules/reference/sources.ts'

/** A general question, the words that name it, and the pages that its answer rests on. */
interface Topic {
  readonly id: string
  readonly words: RegExp
  readonly sources: readonly string[]
}

/** In the order in which they are tried: the narrower before the wider. */
export const TOPICS: readonly Topic[] = [
  {
    id: 'special-extension',
    words: /special ext|grace period|pending|two months|2 months|特例|申請中|審査中|2か月|２か月/iu,
    sources: ['HACHIOJI', 'INAGI', 'NIIGATA'],
  },
  {
    id: 'lost',
    words: /\blost\b|\blose\b|stolen|missing card|なくし|失くし|紛失|盗/iu,
    sources: ['NOMI', 'MEIWA'],
  },
  {
    id: 'lapse',
    words: /expired|laps|ended|too late|invalid|切れた|切れて|失効|過ぎ/iu,
    sources: ['AZUMINO', 'TSUMAGOI', 'HACHIOJI'],
  },
  {
    id: 'exempt',
    words: /permanent|highly skilled|exempt|永住|高度専門職/iu,
    sources: ['SANYO', 'CHIBA', 'MATSUYAMA'],
  },
  {
    id: 'cost',
    words: /\bcosts?\b|\bfees?\b|how much|\bfree\b|費用|手数料|いくら|無料/iu,
    sources: ['ISHINOMAKI', 'TENRI', 'HACHIOJI'],
  },
  {
    id: 'extend',
    words: /extend|extension|renew|expir|valid|my number card|延長|更新|期限|有効期間|マイナンバーカード/iu,
    sources: ['MIYAKE', 'TENRI', 'INAGI'],
  },
]

/** The longest text in which a topic is looked for. */
const LONGEST = 2_000

/** The general question that a text asks; `undefined`: none of the table. */
export function topicOf(text: string): Topic | undefined {
  const start = text.slice(0, LONGEST)
  return TOPICS.find(({ words }) => words.test(start))
}

/**
 * A general answer, for where others read along. It is made from the text and the language alone: there is no record
 * here that could leak.
 */
export function publicAnswer(text: string, language: Language): TextMessage<'public'> {
  const t = translator(language)
  const topic = topicOf(text)
  const words = topic ? [t(`chat.public.${topic.id}`), t('chat.public.private')] : [t('chat.public.unknown')]
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

/** The pages of a topic, each with the day on which it was last read. */
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
