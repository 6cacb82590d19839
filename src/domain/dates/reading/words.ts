import { fold } from './fold.ts'
import { type DateWords, dateWords } from './locale-words.ts'
import { BIKRAM_MONTHS, LOCALES, MORE_MONTHS, OWN_WORDS, PERSIAN_MONTHS } from './word-lists.ts'

/** The meaning of a word inside a date. `code` is its letter in a signature (see `tokens.ts`). */
export interface Word {
  readonly code: 'M' | 'E' | 'y' | 'm' | 'd' | 'v' | 'O' | 'o' | ' '
  /** Of a month: 1–12. No name means different months in two languages; a test checks this. */
  readonly month?: number
  /** Of an era its id, of another calendar its name. */
  readonly name?: string
}

interface Lexicon {
  readonly words: ReadonlyMap<string, Word>
  /** All lengths of words of the lexicon, longest first. */
  readonly lengths: readonly number[]
}

/** The key of a name in the lexicon. Numerals and single letters are not names. */
function nameOf(text: string): string | undefined {
  const name = fold(text).replace(/[.\s]+$/, '')
  return name.length < 2 || /\p{N}|[月월]/u.test(name) ? undefined : name
}

/** Affixes of month names in some languages: "month of", or a case ending. */
const BEFORE_MONTH: Readonly<Record<string, string>> = { th: 'เดือน', km: 'ខែ', lo: 'ເດືອນ' }
const AFTER_MONTH: Readonly<Record<string, readonly string[]>> = {
  my: ['လ'],
  mn: ['ын'],
  ne: ['को', 'मा', 'सम्म'],
}

function spellings(name: string, locale: string): string[] {
  const [before, after] = [BEFORE_MONTH[locale], AFTER_MONTH[locale] ?? []]
  return [
    name,
    name.replaceAll('.', ''),
    ...(before ? [before + name] : []),
    ...after.map((ending) => name + ending),
  ]
}

/**
 * Reads the names of one part of a date in a language, in every form that Intl has. The formatters are cached for each
 * language: making one takes about 50 µs, using it almost no time.
 */
function printer(locale: string, part: 'month' | 'weekday'): (at: number) => string[] {
  const gregorian = new Intl.Locale(locale, { calendar: 'gregory', numberingSystem: 'latn' })
  const styles: Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'full' },
    { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' },
    { [part]: 'long' },
    { [part]: 'short' },
  ]
  const formats = styles.map((style) => new Intl.DateTimeFormat(gregorian, { timeZone: 'UTC', ...style }))
  return (at) =>
    formats.flatMap((format) =>
      format
        .formatToParts(at)
        .filter((piece) => piece.type === part)
        .map((piece) => piece.value),
    )
}

function addWeekdays(words: Map<string, Word>, locale: string): void {
  const printed = printer(locale, 'weekday')
  for (let day = 1; day <= 7; day++)
    for (const text of printed(Date.UTC(2026, 0, day))) {
      const name = fold(text).replace(/[.\s]+$/, '')
      if (name.length > 1) words.set(name, { code: ' ' })
    }
}

function addMonths(words: Map<string, Word>, locale: string): void {
  const printed = printer(locale, 'month')
  for (let month = 1; month <= 12; month++)
    for (const text of printed(Date.UTC(2026, month - 1, 5)))
      for (const name of spellings(nameOf(text) ?? '', locale).filter((each) => each.length > 1))
        words.set(name, { code: 'M', month })
}

/** Spellings of months that Intl does not have. */
function addMoreMonths(words: Map<string, Word>): void {
  for (const [month, names] of Object.entries(MORE_MONTHS))
    for (const name of ['ne', 'th'].flatMap((locale) =>
      names.flatMap((each) => spellings(fold(each), locale)),
    ))
      words.set(name, { code: 'M', month: Number(month) })
}

/** The words of a language's file with their letters in a signature. */
function coded({ year, month, day, monthBefore, endings, small }: DateWords): [Word['code'], string][] {
  const lists = { y: year, m: month, d: day, v: monthBefore, o: endings, ' ': small } as const
  return (['y', 'm', 'd', 'v', 'o', ' '] as const).flatMap((code) =>
    lists[code].map((text): [Word['code'], string] => [code, text]),
  )
}

function build(): Lexicon {
  const words = new Map<string, Word>()
  for (const locale of LOCALES) addWeekdays(words, locale)
  addMoreMonths(words)
  for (const locale of LOCALES) addMonths(words, locale)
  const other = [
    { name: 'bikram-sambat', months: BIKRAM_MONTHS },
    { name: 'persian', months: PERSIAN_MONTHS },
  ]
  for (const { name, months } of other)
    for (const month of months) words.set(fold(month), { code: 'O', name })
  for (const [code, text] of dateWords().flatMap(coded)) words.set(fold(text), { code })
  for (const { code, name, texts } of OWN_WORDS)
    for (const text of texts) words.set(fold(text), { code, ...(name !== undefined && { name }) })
  return { words, lengths: [...new Set([...words.keys()].map((key) => key.length))].sort((a, b) => b - a) }
}

let lexicon: Lexicon | undefined

/** The words of the lexicon that start at `at` in folded `text`, longest first. The caller checks that they are whole words. */
export function wordsAt(text: string, at: number): { readonly word: Word; readonly length: number }[] {
  lexicon ??= build()
  const { words, lengths } = lexicon
  return lengths.flatMap((length) => {
    const word = at + length <= text.length ? words.get(text.slice(at, at + length)) : undefined
    return word ? [{ word, length }] : []
  })
}
