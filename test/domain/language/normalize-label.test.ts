import { describe, expect, it } from 'vitest'
import { normalizeLabel } from '../../../src/domain/language/normalize-label.ts'

describe('a label, as it is compared with what a person types', () => {
  it.each([
    ['窓口（まどぐち）で見せる（みせる）', '窓口で見せる'],
    ['在留カード（ざいりゅうカード）', '在留カード'],
    ['Yes, the stamp', 'yes the stamp'],
    ['（はい）', 'はい'],
    ['15さい（15歳）', '15さい 15歳'],
  ])('%s is %s', (label, words) => {
    expect(normalizeLabel(label)).toBe(words)
  })
})
