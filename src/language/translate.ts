import { readFileSync } from 'node:fs'
import { createInstance, type Resource, type ResourceKey, type TFunction } from 'i18next'
import { LANGUAGES, type Language } from './languages.ts'

/** Words for a locale key, in one language. `count` picks the plural form. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** A key that no locale file has: a fault of the programme, never of the person. */
export class MissingWords extends Error {
  readonly code = 'missing-words'
  constructor(key: string, language: string) {
    super(`No words for "${key}" in "${language}": add the key to locales/${language}.json.`)
    this.name = 'MissingWords'
  }
}

function locale(language: Language): ResourceKey {
  return JSON.parse(readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8'))
}

const resources: Resource = Object.fromEntries(
  LANGUAGES.map((language) => [language, { translation: locale(language) }]),
)

const i18n = createInstance()
void i18n.init({
  resources,
  initAsync: false,
  lng: 'en',
  // A gap falls back to English for a person; the parity test makes sure that there is none.
  fallbackLng: 'en',
  returnNull: false,
  // Chat, not HTML: each renderer escapes for its own platform.
  interpolation: { escapeValue: false, skipOnVariables: true },
})

const fixed = new Map<Language, TFunction>(LANGUAGES.map((language) => [language, i18n.getFixedT(language)]))

function wordsIn(language: Language): Translate {
  const t = fixed.get(language) ?? i18n.getFixedT('en')
  const kept = new Map<string, string>()
  const look: Translate = (key, values) => {
    // No text of ours holds another (`$t(…)`): what a person wrote must not be read as one either.
    const words = t(key, { ...values, defaultValue: '', nest: false })
    if (words === '') throw new MissingWords(key, language)
    return words
  }
  // Words without values are looked up once: most of what a turn says is made of them, and keys are few.
  return (key, values) => {
    if (values) return look(key, values)
    const words = kept.get(key) ?? look(key)
    kept.set(key, words)
    return words
  }
}

const translators = new Map<Language, Translate>(LANGUAGES.map((language) => [language, wordsIn(language)]))

/** The words of one language. The function throws `MissingWords` for a key that not even English has. */
export function translator(language: Language): Translate {
  return translators.get(language) ?? wordsIn('en')
}

/** Whether this very language has words for a key (no fallback); for choosing between a special and a general text. */
export function hasWords(language: Language, key: string): boolean {
  return i18n.exists(key, { lng: language, fallbackLng: [] })
}
