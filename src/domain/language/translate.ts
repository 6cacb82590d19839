import { readFileSync } from 'node:fs'
import { createInstance, type ResourceKey, type TOptions } from 'i18next'
import { isSpokenLanguage, type Language, localeFolder, SOURCE_LANGUAGE } from '../../contracts/languages.ts'
import { type Texts, textsSchema, withLabels } from './texts/label-references.ts'

type Values = Readonly<Record<string, string | number>>

/** The text of a locale key in one language. `count` selects the plural form. */
export type Translate = (key: string, values?: Values) => string

/** A key that no locale file has: an error of the program. */
export class MissingWords extends Error {
  readonly code = 'missing-words'
  constructor(key: string, language: string) {
    super(`No words for "${key}" in "${language}": add the key to locales/${language}/messages.json.`)
    this.name = 'MissingWords'
  }
}

function locale(language: Language): ResourceKey {
  const read = (file: string): Texts =>
    textsSchema.parse(JSON.parse(readFileSync(new URL(`${file}.json`, localeFolder(language)), 'utf8')))
  return withLabels({ ...read('messages'), topic: read('topics') })
}

const i18n = createInstance()
void i18n.init({
  // English fills gaps; every other language is read when somebody first speaks it.
  resources: { [SOURCE_LANGUAGE]: { translation: locale(SOURCE_LANGUAGE) } },
  initAsync: false,
  lng: 'en',
  // A gap falls back to English for a person; the parity test makes sure that there is none.
  fallbackLng: 'en',
  returnNull: false,
  // Chat, not HTML: each renderer escapes for its own platform.
  interpolation: { escapeValue: false, skipOnVariables: true },
})

/** Words in pieces: text, the name of a value, text, the name of a value, …, text. */
type Pieces = readonly string[]

/** Takes words apart at their values; `undefined`: something stands in them that only i18next knows. */
function piecesOf(words: string): Pieces | undefined {
  const pieces = words.split(/\{\{(\w+)\}\}/)
  return pieces.some((piece) => piece.includes('{{')) ? undefined : pieces
}

/** Puts words together again; a value that was not given leaves its name, as i18next does. */
function filled([first = '', ...pieces]: Pieces, values: Values): string {
  let words = first
  for (let at = 0; at < pieces.length; at += 2) {
    const name = pieces[at] ?? ''
    words += `${values[name] ?? `{{${name}}}`}${pieces[at + 1] ?? ''}`
  }
  return words
}

/** The plural form of a number: in the language, and in English, which fills its gaps; nothing at all may have its own. */
function formsIn(language: Language): (count: number) => string {
  const [own, english] = [new Intl.PluralRules(language), new Intl.PluralRules('en')]
  return (count) => (count === 0 ? 'zero' : `${own.select(count)} ${english.select(count)}`)
}

function wordsIn(language: Language): Translate {
  const t = i18n.getFixedT(language)
  const look = (key: string, options: TOptions): string => {
    // Labels (`$t(…)`) are in place since the file was read; what a person wrote must not be read as one.
    const words = t(key, { ...options, defaultValue: '', nest: false })
    if (words === '') throw new MissingWords(key, language)
    return words
  }
  // What i18next finds for a key and a plural form is looked up once: those are few, values are not and are never kept.
  const plain = new Map<string, string>()
  const apart = new Map<string, Pieces | undefined>()
  const formOf = formsIn(language)
  const plainOf = (key: string): string => {
    const kept = plain.get(key)
    if (kept !== undefined) return kept
    const words = look(key, {})
    plain.set(key, words)
    return words
  }
  const apartOf = (key: string, count: Values[string] | undefined): Pieces | undefined => {
    // The number of a text is text: it picks no form.
    const counted = typeof count === 'number' ? { count } : {}
    const place = typeof count === 'number' ? `${key} ${formOf(count)}` : key
    if (apart.has(place)) return apart.get(place)
    const pieces = piecesOf(look(key, { ...counted, skipInterpolation: true }))
    apart.set(place, pieces)
    return pieces
  }
  return (key, values) => {
    if (!values) return plainOf(key)
    const pieces = apartOf(key, values.count)
    return pieces ? filled(pieces, values) : look(key, values)
  }
}

const translators = new Map<Language, Translate>()

/** Reads a language's files; one that Kigen does not speak (any more) has none, and English stands in. */
function load(language: Language): void {
  if (i18n.hasResourceBundle(language, 'translation') || !isSpokenLanguage(language)) return
  i18n.addResourceBundle(language, 'translation', locale(language))
}

/** The words of one language. The function throws `MissingWords` for a key that not even English has. */
export function translator(language: Language): Translate {
  const known = translators.get(language)
  if (known) return known
  load(language)
  const made = wordsIn(language)
  translators.set(language, made)
  return made
}

/** Whether this very language has words for a key (no fallback); for choosing between a special and a general text. */
export function hasWords(language: Language, key: string): boolean {
  load(language)
  return i18n.exists(key, { lng: language, fallbackLng: [] })
}
