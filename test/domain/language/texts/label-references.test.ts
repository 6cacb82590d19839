import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../../src/contracts/languages.ts'
import { referencesIn, withLabels } from '../../../../src/domain/language/texts/label-references.ts'
import { translator } from '../../../../src/domain/language/translate.ts'
import { sourceTexts, textsOf } from '../../../../src/tools/translation/texts.ts'

describe('a label that a text names', () => {
  it('is put in from the same file, in any section', () => {
    const texts = { button: { yes: 'Oo' }, question: { a: { where: 'Piliin ang “$t(button.yes)”.' } } }
    expect(withLabels(texts)).toMatchObject({ question: { a: { where: 'Piliin ang “Oo”.' } } })
  })

  it('stays as it is where there is no such label, or a section', () => {
    const texts = { button: { yes: 'Yes' }, hint: '$t(button.no) $t(button)' }
    expect(withLabels(texts)).toEqual(texts)
  })

  it('is the label on the button, in every language', () => {
    let met = 0
    for (const language of LANGUAGES) {
      const t = translator(language)
      for (const [key, text] of textsOf(language)) {
        for (const label of referencesIn(text)) {
          met += 1
          expect(sourceTexts().has(label), `${language} ${key}`).toBe(true)
          expect(t(key), `${language} ${key}`).toContain(t(label))
          expect(t(key), `${language} ${key}`).not.toContain('$t(')
        }
      }
    }
    expect(met).toBeGreaterThanOrEqual(20 * LANGUAGES.length)
  })

  it('is never read in what a person wrote', () => {
    const written = translator('en')('chat.town-unknown', { town: '$t(button.yes)' })
    expect(written).toContain('$t(button.yes)')
  })
})
