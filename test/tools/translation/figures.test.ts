import { describe, expect, it } from 'vitest'
import {
  figuresMissing,
  japaneseTerms,
  placeholders,
  strangeDigits,
} from '../../../src/tools/translation/figures.ts'

describe('the numbers of a translation', () => {
  it.each([
    ['It costs 1,000 yen.', 'Custa 1.000 ienes.'],
    ['It costs 10,000 yen.', 'Giá 10 000 yên.'],
    ['From 13:00 on.', '13時から。'],
    ['Call 0120-95-0178.', 'Ligue para 0120-95-0178.'],
    ['Since June 2026.', '2026年6月から。'],
    ['Type {{count}} days.', '{{count}}日。'],
  ])('of %s are those of %s', (model, text) => {
    expect(figuresMissing(model, text)).toEqual({ lacking: [], strange: [] })
  })

  it('are named where they differ: a fee, a phone number, a number that was not there', () => {
    expect(figuresMissing('It costs 1,000 yen.', 'Custa 100 ienes.')).toEqual({
      lacking: ['1000'],
      strange: ['100'],
    })
    expect(figuresMissing('Call 0120-95-0178.', 'Ligue 0120-95-0179.')).toEqual({
      lacking: ['178'],
      strange: ['179'],
    })
    expect(figuresMissing('two months', '2 meses')).toEqual({ lacking: [], strange: [] })
  })

  it('are written with the digits of the card', () => {
    expect(strangeDigits('๕ 5 ५')).toEqual(['๕', '५'])
  })
})

describe('what a translation keeps', () => {
  it('are the placeholders, however they begin', () => {
    expect(placeholders('{{Day}} and {{day}}, {{what}}')).toEqual(['{{day}}', '{{what}}'])
  })

  it('are the Japanese terms that a clerk recognises', () => {
    expect(japaneseTerms('the residence card (在留カード), まで有効')).toEqual(['在留カード', 'まで有効'])
  })
})
