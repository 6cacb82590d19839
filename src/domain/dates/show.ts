import type { Day } from './day.ts'
import { toEra } from './eras.ts'

/** Options for showing a day. */
export interface ShowOptions {
  /** Whether to show the day of the week; default true. */
  readonly weekday?: boolean
}

const ONE_DAY = 86_400_000
const noon = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)), 12)

/** English days are written as in "Friday 4 December 2026". */
const REGION: Readonly<Record<string, string>> = { en: 'en-GB' }
/** The text between two days; other languages use a dash. */
const UNTIL: Readonly<Record<string, string>> = { ja: '～', ko: '~', zh: '至' }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Japanese puts a short weekday in brackets, 2026年12月4日(金); other languages use their full form. */
function style(language: string, weekday: boolean): Intl.DateTimeFormatOptions {
  if (language !== 'ja') return { dateStyle: weekday ? 'full' : 'long' }
  return { year: 'numeric', month: 'long', day: 'numeric', ...(weekday && { weekday: 'short' }) }
}

/** Always the Gregorian calendar and Western digits; by default Thai has 2570 and Dari 1405. */
function formatIn(tag: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = new Intl.Locale(REGION[tag] ?? tag, { calendar: 'gregory', numberingSystem: 'latn' })
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...form })
}

function formatOf(tag: string, weekday: boolean): Intl.DateTimeFormat {
  const key = `${tag}/${weekday}`
  const known = formats.get(key)
  if (known) return known
  const made = formatIn(tag, style(new Intl.Locale(tag).language, weekday))
  formats.set(key, made)
  return made
}

/**
 * A day written in full in a language: "Friday 4 December 2026", 2026年12月4日(金).
 * `language` is any BCP-47 tag; throws `RangeError` for anything else.
 */
export function showDay(day: Day, language: string, options: ShowOptions = {}): string {
  const text = formatOf(language, options.weekday ?? true).format(noon(day))
  return language in REGION ? text.replace(',', '') : text
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const FITS_BUTTON = 20
const MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 28, 12))

/** Forms of a day for a button, longest first. */
const BUTTON_STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'long' },
  { year: 'numeric', month: 'short', day: 'numeric' },
]

const buttonFormats = new Map<string, Intl.DateTimeFormat | undefined>()

/** The longest form that fits a button for a day of every month; `undefined`: none fits. */
function buttonFormat(tag: string): Intl.DateTimeFormat | undefined {
  if (buttonFormats.has(tag)) return buttonFormats.get(tag)
  const fits = (format: Intl.DateTimeFormat) =>
    MONTHS.every((day) => [...graphemes.segment(format.format(day))].length <= FITS_BUTTON)
  const found = BUTTON_STYLES.map((form) => formatIn(tag, form)).find(fits)
  buttonFormats.set(tag, found)
  return found
}

/**
 * A day with its year in at most 20 graphemes, for a button, in every language: "4 December 2026", "4 dic 2026", or 2026-12-04 where
 * even the short month is too long. Throws `RangeError` if `language` is not a language tag.
 */
export function buttonDay(day: Day, language: string): string {
  return buttonFormat(language)?.format(noon(day)) ?? day
}

/** A period between two days, both in full and without weekdays: "4 December 2026 – 1 March 2027". */
export function showRange(from: Day, to: Day, language: string): string {
  const until = UNTIL[new Intl.Locale(language).language] ?? ' – '
  return [from, to].map((day) => showDay(day, language, { weekday: false })).join(until)
}

/** The day in the era form of Japanese documents: 令和8年12月4日, and 令和元年5月1日. */
export function showEra(day: Day): string {
  const { era, year, month, date } = toEra(day)
  return `${era.kanji}${year === 1 ? '元' : year}年${month}月${date}日`
}

/** The short form of the era date: R8.12.4. */
export function shortEra(day: Day): string {
  const { era, year, month, date } = toEra(day)
  return `${era.letter}${year}.${month}.${date}`
}

/** How many days from today until the day: 0 on the day itself, negative afterwards. */
export function daysLeft(today: Day, day: Day): number {
  return Math.round((noon(day) - noon(today)) / ONE_DAY)
}
