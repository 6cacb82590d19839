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
 * The language of a list that fits a profile's tag (`vi-VN`, `zh_TW`, `ja`): the same tag, or the same
 * language and script, or the same language. `undefined` if none fits or the tag is invalid.
 */
export function closest<Tag extends string>(tag: string, spoken: readonly Tag[]): Tag | undefined {
  // Most tags match literally and need no parsing.
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

/** The spoken language for a profile's tag; `undefined` if there is none. */
export function languageOfTag(tag: string): Language | undefined {
  return closest(tag, LANGUAGES)
}

/** The same for several tags, best first: a browser's list, or a profile and its substitutes. */
export function languageOfTags(tags: readonly (string | undefined)[]): Language | undefined {
  for (const tag of tags) {
    const language = tag === undefined ? undefined : languageOfTag(tag)
    if (language !== undefined) return language
  }
  return undefined
}

/** The languages in which names of languages are recognised, whether or not Kigen speaks them. */
const NAMED_IN = 'en ja vi zh-Hans zh-Hant ko pt es ne id fil th my km mn si bn hi ur fr de it ru uk'.split(
  ' ',
)

const displays = new Map<string, Intl.DisplayNames>()

/** Cached by language, because construction is expensive. */
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

/** A language's names, normalised and cached by tag. */
function foldedNamesOf(tag: string): readonly string[] {
  const names = folded.get(tag) ?? namesOf(tag).map(compact)
  folded.set(tag, names)
  return names
}

let ownNames: readonly (readonly [Language, readonly string[]])[] | undefined

/**
 * The normalised names from the list of languages. They have priority over Intl: 中国語 means the simplified
 * one.
 */
function listedNames(): readonly (readonly [Language, readonly string[]])[] {
  ownNames ??= KNOWN_LANGUAGES.map((tag) => {
    const { name, names } = languageNames(tag)
    return [tag, [name, ...names].map(compact)] as const
  })
  return ownNames
}

/** Words around the name of a language (in, please), removed one after the other. */
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
