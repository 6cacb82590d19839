import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import en from '../../../locales/en/messages.json' with { type: 'json' }
import { LANGUAGES, languageNames, localeFolder } from '../../../src/contracts/languages.ts'
import { hasWords, MissingWords, translator } from '../../../src/domain/language/translate.ts'

/** The files of every language that is spoken. */
const wordsOf = (language: string): Section =>
  JSON.parse(readFileSync(new URL('messages.json', localeFolder(language)), 'utf8'))

const plain = createInstance()
void plain.init({
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: wordsOf(language) }])),
  initAsync: false,
  fallbackLng: 'en',
  interpolation: { escapeValue: false, skipOnVariables: true },
})

type Section = { readonly [key: string]: string | Section }

/** Every key with its words. */
function leaves(section: Section, above = ''): [key: string, words: string][] {
  return Object.entries(section).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${above}${key}`, inner]] : leaves(inner, `${above}${key}.`),
  )
}

/** Keys that have words for one, for many, … only. */
const COUNTED = [
  ...new Set(
    leaves(en).flatMap(([key]) =>
      /_(zero|one|two|few|many|other)$/.test(key) ? [key.replace(/_\w+$/, '')] : [],
    ),
  ),
]

const namesIn = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')
/** What a person wrote may look like anything. */
const written = fc.oneof(
  fc.string(),
  fc.constantFrom('{{day}}', '$t(meta.name)', '$&', '', '<b>', '{{'),
  fc.nat(),
)

/** The values for a text's places, now and then one fewer than it has; `count` is a number. */
function valuesFor(text: string, some: readonly (string | number)[], left: number) {
  const names = namesIn(text)
  const given = names.slice(0, names.length - (left === 3 ? 1 : 0))
  return Object.fromEntries([
    ['unused', 'x'],
    ...given.filter((name) => name !== 'count').map((name, at) => [name, some[at % 3] ?? '']),
    ...(names.includes('count') ? [['count', left]] : []),
  ])
}

describe('words by key', () => {
  it.each(LANGUAGES)('are filled in as i18next itself does: every key of %s, any values', (language) => {
    const own = plain.getFixedT(language)
    const words = translator(language)
    const all = leaves(wordsOf(language))
    const values = fc.array(written, { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(values, fc.nat(3), (some, left) => {
        for (const [key, text] of all) {
          const filled = valuesFor(text, some, left)
          // i18next reads a label in a value, too; Kigen does not.
          const nest = text.includes('$t(') && !some.some((value) => `${value}`.includes('$t('))
          if (nest || !text.includes('$t('))
            expect(words(key, filled), key).toBe(own(key, { ...filled, nest }))
        }
      }),
      { numRuns: 15, seed: 20261122 },
    )
  })

  it.each(LANGUAGES)('have the plural form that i18next picks, in %s', (language) => {
    const own = plain.getFixedT(language)
    const words = translator(language)
    const numbers = [...Array.from({ length: 130 }, (_, number) => number), 1_000, -1, 0.5]
    for (const key of COUNTED)
      for (const count of [...numbers, ...numbers]) {
        const values = { what: 'x', day: 'y', count }
        expect(words(key, values)).toBe(own(key, values))
      }
  })

  it('have no plural form for the number of a text', () => {
    expect(() => translator('en')('date.left', { count: '3' })).toThrow(MissingWords)
  })

  it('says each language in its own words', () => {
    for (const language of LANGUAGES)
      expect(translator(language)('meta.name')).toBe(languageNames(language).name)
  })

  it('refuses a key that nobody wrote, naming it and the file', () => {
    expect(() => translator('ja')('meta.nobody-wrote-this')).toThrow(MissingWords)
    expect(() => translator('ja')('meta.nobody-wrote-this')).toThrow('locales/ja/messages.json')
  })

  it('refuses a section in the place of a sentence', () => {
    expect(() => translator('en')('meta')).toThrow()
  })

  it('knows which language has words of its own', () => {
    expect(hasWords('ja', 'meta.name')).toBe(true)
    expect(hasWords('ja', 'meta.nobody-wrote-this')).toBe(false)
  })
})
