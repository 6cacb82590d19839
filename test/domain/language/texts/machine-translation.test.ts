import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language, localeFolder } from '../../../../src/contracts/languages.ts'
import { isMachineTranslated } from '../../../../src/domain/language/texts/machine-translation.ts'
import { translator } from '../../../../src/domain/language/translate.ts'
import { Person } from '../../conversation/helpers.ts'

/** How often the last turn says so. */
const told = ({ said }: Person, language: Language): number =>
  said.split(translator(language)('chat.machine-translated')).length - 1

describe('texts that a machine translated and nobody has read', () => {
  it.each(LANGUAGES)('are told of at the greeting, and not again: %s', (language) => {
    const person = new Person({ languageHint: language }).start()
    expect(person.kept.language).toBe(language)
    expect(told(person, language)).toBe(isMachineTranslated(language) ? 1 : 0)
    expect(told(person.types('🤨'), language)).toBe(0)
  })

  it.each(LANGUAGES)('are told of after a change of language: %s', (language) => {
    const person = new Person().start().taps({ do: 'language', value: language })
    expect(told(person, language)).toBe(isMachineTranslated(language) ? 1 : 0)
    expect(told(person.types('🤨'), language)).toBe(0)
  })

  it('are those of every language that about.json names so', () => {
    const named = LANGUAGES.filter((language) => {
      if (language === 'en') return false
      const about: unknown = JSON.parse(readFileSync(new URL('about.json', localeFolder(language)), 'utf8'))
      return JSON.stringify(about).includes('"machine"') && JSON.stringify(about).includes('"reviewed":null')
    })
    expect(LANGUAGES.filter(isMachineTranslated)).toEqual(named)
    expect(named.length).toBeGreaterThan(10)
  })
})
