import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contracts/languages.ts'
import { heardLanguages, hearing, languagesOf } from '../../../src/domain/language/heard.ts'

describe('the languages in which a text is read', () => {
  it('are the person’s own, English and Japanese', () => {
    for (const language of LANGUAGES) {
      const heard = languagesOf('my card', language)
      expect(heard).toEqual(LANGUAGES.filter((one) => [language, 'en', 'ja'].includes(one)))
    }
  })

  it('are only those that Kigen speaks, whatever the letters', () => {
    for (const text of ['บัตร', 'ကတ်', 'កាត', 'कार्ड', '카드', 'карт', '卡', 'thẻ', 'cartão', 'año', ''])
      for (const language of languagesOf(text, 'en')) expect(LANGUAGES).toContain(language)
  })

  it('hold while a text is read, and no longer, also if the reader throws', () => {
    expect(hearing(['en'], heardLanguages)).toEqual(['en'])
    expect(() =>
      hearing(['en'], () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(heardLanguages()).toEqual(['en', 'ja'])
  })
})
