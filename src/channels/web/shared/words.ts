import type { Request } from 'express'
import { type Language, SOURCE_LANGUAGE } from '../../../contracts/languages.ts'
import { languageOfTags } from '../../../domain/language/recognise-language.ts'
import { translator } from '../../../domain/language/translate.ts'

/** The page's own texts by their key under `web`. Messages bring their own. */
const WORDS = [
  'title',
  'tagline',
  'conversation',
  'you',
  'kigen',
  'newest',
  'field',
  'placeholder',
  'send',
  'date',
  'notSent',
  'again',
  'discard',
  'waiting',
  'offline',
  'tooLong',
  'tooMany',
  'fault',
  'menu',
  'home',
  'review',
  'reminders',
  'language',
  'human',
  'help',
  'delete',
  'privacy',
  'counterOpen',
  'counterClose',
  'counterPrint',
  'noScript',
  'deleted',
  'more',
  'details',
  'begin',
  'copy',
  'copied',
  'share',
  'removed',
  'back',
  'notFound',
  'notFoundHelp',
  'plain',
  'topics',
]

/** Words that the page shares with the messages, by what the page calls them. */
const SHARED: Readonly<Record<string, string>> = {
  change: 'button.change',
  cards: 'button.cards',
  counter: 'button.counter',
  start: 'slack.home.check',
}

/** The words of the page in one language, for the page's script. `{day}` stands for a day that only the page knows. */
export function wordsOf(language: Language): Readonly<Record<string, string>> {
  const say = translator(language)
  return Object.fromEntries([
    ...WORDS.map((word) => [word, say(`web.${word}`)]),
    ...Object.entries(SHARED).map(([word, key]) => [word, say(key)]),
    ['dateSend', say('web.dateSend', { day: '{day}' })],
  ])
}

/** The accepted languages of the browser, best first. */
const accepted = (request: Request): readonly string[] =>
  request.acceptsLanguages().filter((tag) => tag !== '*')

/** The page's language: from the address, or the best accepted one. */
export function pageLanguage(request: Request): Language {
  const asked = request.query.language
  const wanted = typeof asked === 'string' ? [asked] : []
  return languageOfTags([...wanted, ...accepted(request)]) ?? SOURCE_LANGUAGE
}

/** The browser's language: the first accepted one that Kigen speaks, or the first one. */
export function languageHint(request: Request): string | undefined {
  const tags = accepted(request)
  return languageOfTags(tags) ?? tags[0]
}
