import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contracts/languages.ts'
import {
  closest,
  languageOfTag,
  named,
  recogniseLanguage,
} from '../../../src/domain/language/recognise-language.ts'

const MANY = 'en ja ja-Hira vi zh-Hans zh-Hant ko pt-BR es ne id fil th my mn km'.split(' ')

describe('the language of a profile', () => {
  it.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['EN_gb', 'en'],
    ['ja', 'ja'],
    ['ja-JP', 'ja'],
    ['ja-Hira', 'ja-Hira'],
    ['vi-VN', 'vi'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh_SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['es-419', 'es'],
    ['tl', 'fil'],
    ['fil-PH', 'fil'],
    ['in', 'id'],
    [' ne-NP ', 'ne'],
  ])('%s is spoken to in %s', (tag, language) => expect(closest(tag, MANY)).toBe(language))

  it.each(['de', 'uz-UZ', '', '*', 'x', 'not a tag', '🙂', 'und', 'en-'])('%s: none', (tag) => {
    expect(closest(tag, MANY)).toBeUndefined()
  })

  it('of another script is better than none', () => {
    expect(closest('zh-TW', ['en', 'zh-Hans'])).toBe('zh-Hans')
  })

  it('is one that we speak', () => {
    expect(languageOfTag('ja-JP')).toBe('ja')
    expect(languageOfTag('en-AU')).toBe('en')
    expect(languageOfTag('xx-XX')).toBeUndefined()
    for (const language of LANGUAGES) expect(languageOfTag(language)).toBe(language)
  })

  it('whatever the tag, never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (tag) => void closest(tag, MANY)))
  })
})

describe('a language asked for by name', () => {
  it.each([
    ['English', 'en'],
    ['english please', 'en'],
    ['English, please!', 'en'],
    ['in English', 'en'],
    ['Can we speak English?', 'en'],
    ['I want to speak English', 'en'],
    ['switch to English', 'en'],
    ['change language to English', 'en'],
    ['language: English', 'en'],
    ['英語', 'en'],
    ['英語で', 'en'],
    ['英語でお願いします', 'en'],
    ['えいご', 'en'],
    ['tiếng Anh', 'en'],
    ['inglés', 'en'],
    ['영어로', 'en'],
    ['日本語', 'ja'],
    ['日本語で', 'ja'],
    ['日本語にしてください', 'ja'],
    ['日本語をお願いします', 'ja'],
    ['nihongo', 'ja'],
    ['Japanese', 'ja'],
    ['やさしい日本語', 'ja-Hira'],
    ['やさしい日本語でお願いします', 'ja-Hira'],
    ['easy Japanese please', 'ja-Hira'],
    ['Tiếng Việt', 'vi'],
    ['tieng viet', 'vi'],
    ['ベトナム語', 'vi'],
    ['中文', 'zh-Hans'],
    ['Chinese', 'zh-Hans'],
    ['简体中文', 'zh-Hans'],
    ['繁體中文', 'zh-Hant'],
    ['한국어', 'ko'],
    ['português', 'pt-BR'],
    ['español', 'es'],
    ['नेपाली', 'ne'],
    ['Bahasa Indonesia', 'id'],
    ['Tagalog', 'fil'],
    ['ไทย', 'th'],
    ['မြန်မာ', 'my'],
    ['ミャンマー語', 'my'],
    ['မြန်မာဘာသာ', 'my'],
    ['ภาษาไทย', 'th'],
    ['монгол хэл', 'mn'],
    ['モンゴル語', 'mn'],
    ['ភាសាខ្មែរ', 'km'],
    ['カンボジア語', 'km'],
  ])('%s is %s', (text, language) => expect(named(text, MANY)).toBe(language))

  it('easy Japanese is Japanese as long as we do not speak it', () => {
    expect(named('やさしい日本語', ['en', 'ja'])).toBe('ja')
    expect(named('Tagalog', ['en', 'ja'])).toBeUndefined()
  })

  it.each([
    'I am an English teacher',
    'Japanese national',
    'my Japanese is bad',
    'language',
    'Deutsch',
    'please',
    '',
    'in',
  ])('%s asks for none', (text) => expect(named(text, MANY)).toBeUndefined())

  it('counts only if we speak it', () => {
    expect(recogniseLanguage('English please')).toBe('en')
    expect(recogniseLanguage('日本語')).toBe('ja')
    expect(recogniseLanguage('Klingon')).toBeUndefined()
    expect(recogniseLanguage('English'.padEnd(81, '!'))).toBeUndefined()
    expect(recogniseLanguage('English'.padEnd(80, '!'))).toBe('en')
  })

  it('whatever is typed, never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => void named(text, MANY)))
  })
})
