import { digitOf } from './digits.ts'

const KANJI_DIGITS = '〇一二三四五六七八九'
const KANJI_TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Kanji numerals. They count only before a unit, because elsewhere they are parts of words. */
const KANJI_NUMBER =
  /(?<![〇零一二三四五六七八九十百千])[〇零一二三四五六七八九十百千]{1,8}(?=\s?[年月日号號歳才])/gu
/** Korean number words before a unit, as kanji; June and October have special forms. */
const KOREAN_NUMBER =
  /(?<![\p{Script=Hangul}\d])[공영일이삼사오육륙칠팔구십백천]+(?=\s?[년월일])|[유시](?=월)/gu
const KOREAN_DIGITS: Readonly<Record<string, string>> = {
  ...{ 공: '〇', 영: '〇', 일: '一', 이: '二', 삼: '三', 사: '四', 오: '五', 육: '六', 륙: '六', 칠: '七' },
  ...{ 팔: '八', 구: '九', 십: '十', 백: '百', 천: '千', 유: '六', 시: '十' },
}
const koreanNumber = (text: string): string => {
  const kanji = Array.from(text, (sign) => KOREAN_DIGITS[sign] ?? sign).join('')
  return kanjiNumber(kanji)
}

/** 元年 or 원년, the first year of an era. */
const FIRST_YEAR =
  /(?<=令和|平成|昭和|大正|明治|[rhstm令平昭]|레이와|헤이세이|쇼와)\s?[元원](?=\s?[年년./-])/gu

function kanjiNumber(text: string): string {
  const digits = text.replaceAll('零', '〇')
  if (!/[十百千]/u.test(digits)) return Array.from(digits, (sign) => KANJI_DIGITS.indexOf(sign)).join('')
  let total = 0
  let digit: number | undefined
  for (const sign of digits) {
    const tens = KANJI_TENS[sign]
    total += tens === undefined ? 0 : (digit ?? 1) * tens
    digit = tens === undefined ? KANJI_DIGITS.indexOf(sign) : undefined
  }
  return String(total + (digit ?? 0))
}

/** Variants of dashes, slashes and dots, and the ASCII sign for each. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\p{Pd}−_]|(?<=\d)ー(?=\d)/gu, '-'],
  [/[⁄∕\\]/g, '/'],
  [/[。・·•]/g, '.'],
]

/**
 * The normal form of a text for date reading: compatibility characters replaced (full width, ㋿), lower case, no invisible
 * characters, Latin letters without accents, digits of every script and kanji numerals as 0–9.
 */
export function fold(text: string): string {
  const letters = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('đ', 'd')
    .replace(/(?![0-9])\p{Nd}/gu, digitOf)
  const plain = PLAIN.reduce((folded, [signs, sign]) => folded.replace(signs, sign), letters)
  return plain
    .replace(KOREAN_NUMBER, koreanNumber)
    .replace(KANJI_NUMBER, kanjiNumber)
    .replace(FIRST_YEAR, '1')
}
