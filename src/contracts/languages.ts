import { existsSync, readdirSync } from 'node:fs'
import list from '../../locales/languages.json' with { type: 'json' }

/** A language that Kigen speaks or is to speak, by BCP-47 tag; the list and its order stand in `locales/languages.json`. */
export type Language = keyof typeof list

/** Whether a text is a tag of the list, spelled as there. */
export function isKnownLanguage(tag: unknown): tag is Language {
  return typeof tag === 'string' && Object.hasOwn(list, tag)
}

/** Every language of the list, translated or not. */
export const KNOWN_LANGUAGES: readonly Language[] = Object.keys(list).filter(isKnownLanguage)

/** The language that every other is translated from; it fills gaps. */
export const SOURCE_LANGUAGE = 'en' satisfies Language

/** The language of the counter card: that of the clerk who reads it. */
export const COUNTER_LANGUAGE = 'ja' satisfies Language

/** A file of the locales that belongs to no single language. */
export function localesFile(name: string): URL {
  return new URL(`../../locales/${name}`, import.meta.url)
}

/** The folder of a language's texts. */
export function localeFolder(language: string): URL {
  return new URL(`../../locales/${language}/`, import.meta.url)
}

/** The files without which nothing is said in a language. */
const FILES = ['messages.json', 'topics.json', 'understanding.json', 'words.json'] as const
/** Says that a translation is whole, and who has read it. */
const READY = 'about.json'

function isSpoken(language: Language): boolean {
  const files = language === SOURCE_LANGUAGE ? FILES : [...FILES, READY]
  return files.every((file) => existsSync(new URL(file, localeFolder(language))))
}

/**
 * The languages that Kigen speaks: those of the list whose translation is whole. `npm run translate -- --done <tag>` makes
 * one so, by writing `locales/<tag>/about.json`; no code changes.
 */
export const LANGUAGES: readonly Language[] = KNOWN_LANGUAGES.filter(isSpoken)

/** Whether a tag is that of a language that Kigen speaks. */
export function isSpokenLanguage(tag: unknown): tag is Language {
  return LANGUAGES.some((language) => language === tag)
}

/** What a language is called in itself, and its other names, which people type. */
export function languageNames(language: Language): {
  readonly name: string
  readonly names: readonly string[]
} {
  return list[language]
}

const LOCALES = new URL('../../locales/', import.meta.url)

/** The folders that hold a file, also those of languages of which Kigen knows single words only; sorted by tag. */
export function foldersWith(file: string): readonly string[] {
  return readdirSync(LOCALES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/${file}`, LOCALES)))
    .map(({ name }) => name)
    .sort()
}

/** Whether somebody who reads this language reads Japanese names as they are: Japanese, and Easy Japanese. */
export function readsJapanese(language: Language): boolean {
  return new Intl.Locale(language).language === 'ja'
}
