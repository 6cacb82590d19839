import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src/contracts/languages.ts'
import { hearing } from '../../../src/domain/language/heard.ts'
import { foldText } from '../../../src/domain/understanding/fold-text.ts'
import { wholeChoice } from '../../../src/domain/understanding/read-choice.ts'

/** What a text names at "Do you have the card?", for a person of one language. */
const holds = (language: Language, text: string): string | undefined =>
  hearing([language, 'en', 'ja'], () => wholeChoice(foldText(text), 'holds'))

describe('a choice in people’s own words', () => {
  it.each([
    ['es', 'la perdí, por favor', 'lost'],
    ['es', 'bueno, me la robaron', 'stolen'],
    ['fil', 'ninakaw po', 'stolen'],
    ['pt-BR', 'perdi o cartão', 'lost'],
    ['en', 'sorry, lost', 'lost'],
  ] as const)('is read without the polite words around it: %s, %s', (language, text, choice) => {
    expect(holds(language, text)).toBe(choice)
  })

  it.each([
    ['es', 'no, la perdí', 'lost'],
    ['fil', 'hindi, ninakaw', 'stolen'],
    ['pt-BR', 'não, perdi o cartão', 'lost'],
    ['en', 'no, lost', 'lost'],
    ['en', 'no i never made one', 'no'],
    ['es', 'no, nunca tuve', 'no'],
  ] as const)('is read behind a no with a comma or another negation: %s, %s', (language, text, choice) => {
    expect(holds(language, text)).toBe(choice)
  })

  it.each([
    ['es', 'no la perdí'],
    ['es', 'no me la robaron'],
    ['es', 'no está rota'],
    ['fil', 'hindi nawala'],
    ['fil', 'hindi sira'],
    ['pt-BR', 'não perdi o cartão'],
  ] as const)('is not read where the sentence says the opposite: %s, %s', (language, text) => {
    expect(holds(language, text)).toBeUndefined()
  })
})
