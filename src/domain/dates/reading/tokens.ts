import { fold } from './fold.ts'
import { dateWords } from './locale-words.ts'
import { type Word, wordsAt } from './words.ts'

/**
 * A token of a folded text. `code` is one letter; the codes of all tokens are the signature that the forms match:
 * n number of 1–2 digits, k 3, Y 4, S 6, B 8, X any other · M month · E era · y m d the units 年月日 · v tháng (the number after
 * it is a month) · O another calendar · x other words · - / . and space separate.
 */
export interface Token {
  readonly code: string
  /** The digits of a number. */
  readonly digits?: string
  readonly month?: number
  /** Of an era its id, of another calendar its name. */
  readonly name?: string
}

const NUMBER_CODES: Readonly<Record<number, string>> = { 1: 'n', 2: 'n', 3: 'k', 4: 'Y', 6: 'S', 8: 'B' }
const DIGITS = /\d+/y
const LETTER = /[\p{L}\p{M}]/u
/** Scripts without spaces between words: a word may directly follow any other. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u
const HALF_SPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const SPACED_RUN =
  /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}])+/uy
/** Times of day, which can stand beside a date and are ignored. */
const TIME =
  /(?<!\d)(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b)?|\d{1,2} ?[ap]\.?m\b|\d{1,2}時(?:\d{1,2}分|半)?)(?!\d)/g
/** Era letters and short era names count only directly before a year. */
const ERA_YEAR = /^ ?\.?\d{1,2}(?!\d)|^\d{6}(?!\d)/
const BEFORE_LETTER = /[\s([「:,]/

/** Whether a word of the lexicon is a whole word at the place where it was found. */
function stands(text: string, at: number, word: Word, length: number, after: string): boolean {
  const before = text[at - 1] ?? ' '
  const next = after[0] ?? ''
  if (word.code === 'E' && length === 1)
    return ERA_YEAR.test(after.slice(0, 9)) && (UNSPACED.test(text[at] ?? '') || BEFORE_LETTER.test(before))
  if (word.code === 'o') return /\d/.test(before) && !LETTER.test(next)
  if (UNSPACED.test(text[at + length - 1] ?? '')) return true
  if (length >= 4 && HALF_SPACED.test(text[at] ?? '')) return !/\p{M}/u.test(next)
  return !LETTER.test(next)
}

const isSeparator = (token: Token | undefined): boolean => token !== undefined && '-/. '.includes(token.code)

/** Adds a token. Consecutive separators become one space. */
function push(tokens: Token[], token: Token): void {
  const last = tokens.at(-1)
  if (!isSeparator(last) || !isSeparator(token)) tokens.push(token)
  else tokens[tokens.length - 1] = { code: ' ' }
}

/** A number. Directly beside letters of a script with spaces it is part of a name, as in `AB12`, and not of a date. */
function number(digits: string, glued: boolean): Token {
  return { code: glued ? 'X' : (NUMBER_CODES[digits.length] ?? 'X'), digits }
}

function wordToken({ code, month, name }: Word): Token {
  return {
    code: code === 'o' ? ' ' : code,
    ...(month !== undefined && { month }),
    ...(name !== undefined && { name }),
  }
}

/** The end of a word that is not in the lexicon. */
function unknownEnd(text: string, at: number): number {
  SPACED_RUN.lastIndex = at
  const run = SPACED_RUN.exec(text)
  return at + (run ? run[0].length : String.fromCodePoint(text.codePointAt(at) ?? 0).length)
}

interface Scan {
  readonly text: string
  readonly tokens: Token[]
  at: number
  /** Whether the token before is an unknown word of a script with spaces. */
  glued: boolean
}

function scanNumber(scan: Scan): void {
  DIGITS.lastIndex = scan.at
  const digits = DIGITS.exec(scan.text)?.[0] ?? ''
  scan.tokens.push(number(digits, scan.glued))
  scan.at += digits.length
  scan.glued = false
}

function scanLetter(scan: Scan): void {
  const { text, at } = scan
  const found = wordsAt(text, at).find(({ word, length }) =>
    stands(text, at, word, length, text.slice(at + length, at + length + 9)),
  )
  if (found) {
    push(scan.tokens, wordToken(found.word))
    scan.at += found.length
    scan.glued = false
    return
  }
  const last = scan.tokens.at(-1)
  scan.at = unknownEnd(text, at)
  scan.glued = !UNSPACED.test(text[at] ?? '') && !HALF_SPACED.test(text[at] ?? '')
  if (last?.digits !== undefined && scan.glued)
    scan.tokens[scan.tokens.length - 1] = number(last.digits, true)
  scan.tokens.push({ code: 'x' })
}

function scanSign(scan: Scan): void {
  const { text, at } = scan
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const between = /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + sign.length] ?? '')
  const breaks = between && /[\p{S}:*%#@&]/u.test(sign)
  push(scan.tokens, { code: breaks ? 'x' : '-/.'.includes(sign) ? sign : ' ' })
  scan.at += sign.length
  scan.glued = false
}

function ordinalsOf() {
  const numbers = new Map(
    dateWords().flatMap(({ ordinals }) =>
      Object.entries(ordinals).flatMap(([number, words]) =>
        words.map((word) => [fold(word), number] as const),
      ),
    ),
  )
  const longestFirst = [...numbers.keys()].toSorted((a, b) => b.length - a.length).join('|')
  return { numbers, pattern: new RegExp(`(?<![\\p{L}-])(?:${longestFirst})(?![\\p{L}-])`, 'gu') }
}

let known: ReturnType<typeof ordinalsOf> | undefined

/** Days of the month (in Mongolian also months) in words, as numbers. */
function withNumbers(text: string): string {
  known ??= ordinalsOf()
  const { numbers, pattern } = known
  return text.replace(pattern, (word) => numbers.get(word) ?? word)
}
/** The letter o typed for a zero between digits, and the dash between two dates that contain no dash. */
const NOUGHT = /(?<=\d)o(?=[\d-])|(?<=[\d-])o(?=\d)/g
const RANGE = /(?<=(?<!\d)\d{8}|\d\/\d{2})-(?=\d{8}(?!\d)|\d{4}\/)/g

/** A year of this century with an apostrophe: '26. */
const SHORT_YEAR = /(?<=[\p{L}. ])['’](\d{2})(?!\d)/gu

/** The time after a day in ISO 8601. */
const ISO_TIME = /(\d{4}-\d{2}-\d{2})t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?/g

/** Prepares a text for the tokens: corrects zeros, replaces days in words by numbers, separates two dates, removes times. */
function prepared(text: string): string {
  const mended = fold(text)
    .replace(ISO_TIME, '$1')
    .replace(SHORT_YEAR, ' 20$1')
    .replace(NOUGHT, '0')
    .replace(RANGE, ' ~ ')
  return withNumbers(mended).replace(TIME, ' ')
}

/** The tokens of a text without times of day. Linear in its length. */
export function tokens(text: string): readonly Token[] {
  const scan: Scan = { text: prepared(text), tokens: [], at: 0, glued: false }
  while (scan.at < scan.text.length) {
    const sign = scan.text[scan.at] ?? ''
    if (/\d/.test(sign)) scanNumber(scan)
    else if (LETTER.test(String.fromCodePoint(scan.text.codePointAt(scan.at) ?? 0))) scanLetter(scan)
    else scanSign(scan)
  }
  return scan.tokens
}
