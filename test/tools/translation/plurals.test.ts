import { describe, expect, it } from 'vitest'
import { KNOWN_LANGUAGES } from '../../../src/contracts/languages.ts'
import { keysIn, modelOf, pluralCategories } from '../../../src/tools/translation/plurals.ts'

describe('the keys of a counted text', () => {
  it('are those of the language’s own forms', () => {
    expect(keysIn('ja', ['date.left_one', 'date.left_other', 'meta.name'])).toEqual([
      'date.left_other',
      'meta.name',
    ])
    expect(keysIn('es', ['date.left_one', 'date.left_other'])).toEqual([
      'date.left_one',
      'date.left_many',
      'date.left_other',
    ])
    for (const language of KNOWN_LANGUAGES) expect(pluralCategories(language)).toContain('other')
  })

  it('are made from the English form for many where English has no such form', () => {
    const english = new Map([
      ['date.left_one', '1 day'],
      ['date.left_other', 'days'],
    ])
    expect(modelOf(english, 'date.left_many')).toBe('days')
    expect(modelOf(english, 'date.left_one')).toBe('1 day')
    expect(modelOf(english, 'date.gone')).toBeUndefined()
  })
})
