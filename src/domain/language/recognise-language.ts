import { KNOWN_LANGUAGES, LANGUAGES, type Language, languageNames } from '../../contracts/languages.ts'
import { compact, plain } from './compact.ts'

/** Tags that mean the same language under another name. */
const SAME: Readonly<Record<string, string>> = { tl: 'fil', no: 'nb', in: 'id', iw: 'he' }

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'))
  } catch {
    return undefined
  }
}

/** Language and script: `zh-TW` is zh in Hant, `tl` is fil. */
function family(locale: Intl.Locale): { readonly language: string; readonly script: string } {
  const { language, script = '' } = locale.maximize()
  return { language: SAME[language] ?? language, script }
}

/**
 * The language of a list that a profile's tag (`vi-VN`, `zh_TW`, `ja`) asks for: the very same, or the same language in
 * the same script, or the same language. `undefined` where none is, or the tag is none.
 */
export function closest<Tag extends string>(tag: string, spoken: readonly Tag[]): Tag | undefined {
  // Most tags are written as ours are: nothing has to be understood then.
  const literal = spoken.find((one) => one === tag)
  if (literal !== undefined) return literal
  const wanted = localeOf(tag)
  // `und` names no language, and maximizes to English.
  if (!wanted?.language) return undefined
  const same = spoken.find((one) => localeOf(one)?.toString() === wanted.toString())
  if (same !== undefined) return same
  const { language, script } = family(wanted)
  const relatives = spoken.filter((one) => {
    const locale = localeOf(one)
    return locale !== undefined && family(locale).language === language
  })
  return relatives.find((one) => family(new Intl.Locale(one)).script === script) ?? relatives[0]
}

/** The language that we speak with somebody whose profile bears this tag; `undefined`: none of ours. */
export function languageOfTag(tag: string): Language | undefined {
  return closest(tag, LANGUAGES)
}

/** The same for several tags, the most wanted first: a browser's list, a profile and what stands in for it. */
export function languageOfTags(tags: readonly (string | undefined)[]): Language | undefined {
  for (const tag of tags) {
    const language = tag === undefined ? undefined : languageOfTag(tag)
    if (language !== undefined) return language
  }
  return undefined
}

/** In these languages names of languages are understood, whether or not Kigen speaks them. */
const NAMED_IN = 'en ja vi zh-Hans zh-Hant ko pt es ne id fil th my km mn si bn hi ur fr de it ru uk'.split(
  ' ',
)

const displays = new Map<string, Intl.DisplayNames>()

/** One for each language: making one costs more than asking it. */
function displayIn(locale: string): Intl.DisplayNames {
  const known = displays.get(locale)
  if (known) return known
  const made = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
  displays.set(locale, made)
  return made
}

function namesOf(tag: string): readonly string[] {
  const { language = '' } = localeOf(tag) ?? {}
  const named = [...NAMED_IN, tag].map((locale) => displayIn(locale).of(language))
  return named.filter((name) => name !== undefined)
}

const folded = new Map<string, readonly string[]>()

/** The names of a language as they are compared; folded once for each tag. */
function foldedNamesOf(tag: string): readonly string[] {
  const names = folded.get(tag) ?? namesOf(tag).map(compact)
  folded.set(tag, names)
  return names
}

let ownNames: readonly (readonly [Language, readonly string[]])[] | undefined

/** The names that the list of languages gives, as they are compared. They win over Intl's: 中国語 is the simplified one. */
function listedNames(): readonly (readonly [Language, readonly string[]])[] {
  ownNames ??= KNOWN_LANGUAGES.map((tag) => {
    const { name, names } = languageNames(tag)
    return [tag, [name, ...names].map(compact)] as const
  })
  return ownNames
}

/** Words around the name of a language: in it, please. Taken off one after the other. */
const AROUND =
  /^(?:(?:can|could|do) (?:you|we) |i (?:want|prefer|would like) (?:to (?:use|speak) )?|i speak |please |let's |speak |talk |use |switch to |change (?:the )?(?:language )?to |language:? |in )|(?:[ ,]+(?:please|pls|version)|[をがに]?(?:お願いします|おねがいします|して|話せますか)|に変更|に変えて|ください|で|으로|로|[?？!！.。])$/u

function bared(text: string): string {
  const shorter = text.replace(AROUND, '')
  return shorter === text ? text : bared(shorter)
}

/**
 * The language of a list whose name a text is: "English please", 日本語で. Names count in every language at once; a
 * language's own variants (easy Japanese) by their own names.
 */
export function named<Tag extends string>(text: string, spoken: readonly Tag[]): Tag | undefined {
  if (text.length > 80) return undefined
  const wanted = new Set([compact(text), compact(bared(plain(text)))])
  const has = (names: readonly string[]): boolean => names.some((name) => wanted.has(name))
  const own = listedNames().find(([, names]) => has(names))
  if (own) return closest(own[0], spoken)
  const plainTags = spoken.filter(
    (tag) => tag === localeOf(tag)?.language || tag.startsWith('zh-') || tag.startsWith('pt-'),
  )
  return plainTags.find((tag) => has(foldedNamesOf(tag)))
}

/** The language that a text asks for by name, in any language; `undefined`: it asks for none that we speak. */
export function recogniseLanguage(text: string): Language | undefined {
  return named(text, LANGUAGES)
}
