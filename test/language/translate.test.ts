import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/language/languages.ts'
import { hasWords, MissingWords, translator } from '../../src/language/translate.ts'

describe('words by key', () => {
  it('says each language in its own words', () => {
    expect(LANGUAGES.map((language) => translator(language)('meta.name'))).toEqual(['English', '日本語'])
  })

  it('refuses a key that nobody wrote, naming it and the file', () => {
    expect(() => translator('ja')('meta.nobody-wrote-this')).toThrow(MissingWords)
    expect(() => translator('ja')('meta.nobody-wrote-this')).toThrow('locales/ja.json')
  })

  it('refuses a section in the place of a sentence', () => {
    expect(() => translator('en')('meta')).toThrow()
  })

  it('knows which language has words of its own', () => {
    expect(hasWords('ja', 'meta.name')).toBe(true)
    expect(hasWords('ja', 'meta.nobody-wrote-this')).toBe(false)
  })
})
