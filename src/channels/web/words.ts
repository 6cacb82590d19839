import type { Request } from 'express'
import { type Language, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import { languageOfTags } from '../../domain/language/recognise-language.ts'
import { translator } from '../../domain/language/translate.ts'

/** Every word of the page itself, by its key under `web`; what the messages say comes with the messages. */
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
]

/** The words of the page in one language, for the page's script. */
export function wordsOf(language: Language): Readonly<Record<string, string>> {
  const say = translator(language)
  return Object.fromEntries(WORDS.map((word) => [word, say(`web.${word}`)]))
}

/** The languages that the browser accepts, the most wanted first. */
const accepted = (request: Request): readonly string[] =>
  request.acceptsLanguages().filter((tag) => tag !== '*')

/** The language that the page itself opens in: asked for in the address, else the best that the browser accepts. */
export function pageLanguage(request: Request): Language {
  const asked = request.query.language
  const wanted = typeof asked === 'string' ? [asked] : []
  return languageOfTags([...wanted, ...accepted(request)]) ?? SOURCE_LANGUAGE
}

/** What the browser says of its person's language: one that we speak if there is one, else the first of theirs. */
export function languageHint(request: Request): string | undefined {
  const tags = accepted(request)
  return languageOfTags(tags) ?? tags[0]
}
