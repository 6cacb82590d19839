import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { localeFolder, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import { type Texts, withLabels } from '../../domain/language/label-references.ts'

/** A file of texts that can be changed: sections within sections, texts at their ends. */
export interface Section {
  [key: string]: string | Section
}

/** The two files whose texts are translated; keys of `topics.json` begin with `topic.`. */
export const TEXT_FILES = ['messages', 'topics'] as const

/** A JSON file of a language's folder; `undefined` if there is none. Throws `SyntaxError` where it is no JSON. */
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

/** Every text of a section by its whole key. */
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

/** Every text of a language by its whole key, those of `topics.json` behind `topic.`; gaps are empty texts. */
export function textsOf(language: string): ReadonlyMap<string, string> {
  return new Map([...flat(sectionOf(language, 'messages')), ...flat(sectionOf(language, 'topics'), 'topic.')])
}

/** The same with the labels that the texts name put in, as a person reads them; values stay placeholders. */
export function shownTextsOf(language: string): ReadonlyMap<string, string> {
  const [messages, topics] = [sectionOf(language, 'messages'), sectionOf(language, 'topics')]
  return new Map(flat(withLabels({ ...messages, topic: topics })))
}

/** The texts that every other language is made from. */
export const sourceTexts = (): ReadonlyMap<string, string> => textsOf(SOURCE_LANGUAGE)
