import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitOf } from '../../../../src/domain/dates/reading/digits.ts'
import { fold } from '../../../../src/domain/dates/reading/fold.ts'

describe('the one form in which dates are looked for', () => {
  it.each([
    ['２０２７／０３／０５', '2027/03/05'],
    ['㋿9年', '令和9年'],
    ['MARCH', 'march'],
    ['a\u200bb\u200e', 'ab'],
    ['março', 'marco'],
    ['août', 'aout'],
    ['tháng', 'thang'],
    ['Đ', 'd'],
    ['й', 'й'],
    ['มีนาคม', 'มีนาคม'],
    ['が', 'が'],
    ['한', '한'],
    ['٢٠٢٧', '2027'],
    ['۲۰۲۷', '2027'],
    ['२०२७', '2027'],
    ['၂၀၂၇', '2027'],
    ['๒๐๒๗', '2027'],
    ['1–2—3−4‐5_6', '1-2-3-4-5-6'],
    ['1ー2', '1-2'],
    ['カード', 'カード'],
    ['1ード', '1ード'],
    ['1⁄2∕3\\4', '1/2/3/4'],
    ['1・2。3·4•5', '1.2.3.4.5'],
  ])('%s is %s', (text, folded) => expect(fold(text)).toBe(folded))

  it.each([
    ['〇月', '0月'],
    ['零日', '0日'],
    ['九年', '9年'],
    ['十年', '10年'],
    ['十一月', '11月'],
    ['二十日', '20日'],
    ['三十一日', '31日'],
    ['二〇二七年', '2027年'],
    ['百十六年', '116年'],
    ['二千二十七年', '2027年'],
    ['千九百九十九年', '1999年'],
    ['五號', '5號'],
    ['五号', '5号'],
    ['五 日', '5 日'],
    ['三人', '三人'],
    ['十', '十'],
    ['一二三四五六七八九年', '一二三四五六七八九年'],
    ['星期一', '星期一'],
  ])('kanji: %s is %s', (text, folded) => expect(fold(text)).toBe(folded))

  it.each([
    ['令和元年', '令和1年'],
    ['平成 元年', '平成1年'],
    ['R元.5.1', 'r1.5.1'],
    ['令元-5-1', '令1-5-1'],
    ['R元/5/1', 'r1/5/1'],
    ['元気', '元気'],
    ['令和元', '令和元'],
    ['2027元年', '2027元年'],
  ])('the first year of an era: %s is %s', (text, folded) => expect(fold(text)).toBe(folded))

  it('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w ./年月日令和元一二十٠-٩áéñ-]{0,30}$/u), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('a digit of any script', () => {
  it('is its number', () => {
    for (const zero of ['0', '٠', '۰', '०', '০', '๐', '໐', '០', '၀', '᠐', '𑛀', '𑛚'])
      for (let digit = 0; digit < 10; digit++)
        expect(digitOf(String.fromCodePoint((zero.codePointAt(0) ?? 0) + digit))).toBe(String(digit))
  })
})
