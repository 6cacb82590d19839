import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { localeFolder, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import { type Texts, withLabels } from '../../domain/language/texts/label-references.ts'

/** A locale file as a tree: sections contain sections or texts. */
export interface Section {
  [key: string]: string | Section
}

/** The two files whose texts are translated; keys of `topics.json` begin with `topic.`. */
export const TEXT_FILES = ['messages', 'topics'] as const

/** A JSON file of a language's folder; `undefined` if there is none. Throws `SyntaxError` if it is not JSON. */
export function readLocaleFile(language: string, file: string): unknown {
  const place = new URL(file, localeFolder(language))
  return existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : undefined
}

/** Writes a JSON file of a language's folder, two spaces deep, as Weblate does. */
export function writeLocaleFile(language: string, file: string, content: object): void {
  writeFileSync(new URL(file, localeFolder(language)), `${JSON.stringify(content, null, 2)}\n`)
}

function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null
}

/** All texts of a section by their full keys. */
function flat(section: Texts, above = ''): [key: string, text: string][] {
  return Object.entries(section).flatMap(([key, inner]): [string, string][] =>
    typeof inner === 'string' ? [[above + key, inner]] : flat(inner, `${above}${key}.`),
  )
}

/** A file's sections, empty if there is no such file. */
function sectionOf(language: string, file: string): Section {
  const content = readLocaleFile(language, `${file}.json`)
  return isSection(content) ? content : {}
}

/** All sections of a language; those of `topics.json` stand under `topic`. */
const sectionsOf = (language: string): Texts => ({
  ...sectionOf(language, 'messages'),
  topic: sectionOf(language, 'topics'),
})

/** All texts of a language by their full keys; keys of `topics.json` start with `topic.`. Missing texts are empty. */
export function textsOf(language: string): ReadonlyMap<string, string> {
  return new Map(flat(sectionsOf(language)))
}

/** The same texts with their labels put in, as a person reads them. Values stay placeholders. */
export function shownTextsOf(language: string): ReadonlyMap<string, string> {
  return new Map(flat(withLabels(sectionsOf(language))))
}

/** The English texts, from which every other language is translated. */
export const sourceTexts = (): ReadonlyMap<string, string> => textsOf(SOURCE_LANGUAGE)
