import { addDays, addMonths, dayNumber } from '../dates/arithmetic.ts'
import type { Day } from '../dates/day.ts'
import { type RelativeWords, understandingLexicon } from './lexicon.ts'

type Unit = keyof RelativeWords['units']
type Kind = 'ahead' | 'ago' | 'nextWeekday' | 'lastWeekday' | 'thisWeekday'

interface Form {
  readonly kind: Kind
  readonly pattern: RegExp
  readonly words: RelativeWords
}

const KINDS: readonly Kind[] = ['ahead', 'ago', 'nextWeekday', 'lastWeekday', 'thisWeekday']
const WEEK = 7

/** The first of January 1970 was a Thursday. */
const weekdayOf = (day: Day): number => (((dayNumber(day) + 4) % WEEK) + WEEK) % WEEK

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const oneOf = (name: string, words: readonly string[]): string =>
  `(?<${name}>${words
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})`

function formsOf(words: RelativeWords): readonly Form[] {
  const number = oneOf('number', Object.values(words.numbers).flat()).replace(/\)$/, '|\\d{1,3})')
  const unit = oneOf('unit', Object.values(words.units).flat())
  const weekday = oneOf('weekday', words.weekdays.flat())
  return KINDS.flatMap((kind) =>
    words[kind].map((form) => {
      const pattern = escaped(form)
        .replace('\\{number\\}', number)
        .replace('\\{unit\\}', unit)
        .replace('\\{weekday\\}', weekday)
      return { kind, words, pattern: new RegExp(`^${pattern}$`, 'u') }
    }),
  )
}

const known = new WeakMap<object, readonly Form[]>()

/** The forms of the languages that are heard, made once for each set of them. */
function heardForms(): readonly Form[] {
  const { relative } = understandingLexicon()
  const forms = known.get(relative) ?? relative.flatMap(formsOf)
  known.set(relative, forms)
  return forms
}

function shifted(day: Day, unit: Unit, count: number): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, unit === 'week' ? count * WEEK : count)
  return addMonths(day, unit === 'year' ? count * 12 : count)
}

function numberOf(words: RelativeWords, text: string): number {
  const named = Object.entries(words.numbers).find(([, names]) => names.includes(text))
  return Number(named ? named[0] : text)
}

function unitOf({ units }: RelativeWords, text: string): Unit {
  if (units.day.includes(text)) return 'day'
  if (units.week.includes(text)) return 'week'
  return units.month.includes(text) ? 'month' : 'year'
}

/** The days that a weekday can mean: "this" and "next" are told apart by some and not by others. */
function weekdays(kind: Kind, today: Day, weekday: number): readonly Day[] {
  const ahead = (weekday - weekdayOf(today) + WEEK) % WEEK || WEEK
  const coming = addDays(today, ahead)
  const back = (weekdayOf(today) - weekday + WEEK) % WEEK || WEEK
  if (kind === 'lastWeekday') return [addDays(today, -back)]
  if (kind === 'thisWeekday') return [coming]
  return [coming, addDays(coming, WEEK)]
}

/**
 * The days that a folded text means which is nothing but a distance from today ("in two months", "last Friday"); empty if it
 * is none. Several where people differ. `today` is a day in Japan.
 */
export function distantDays(folded: string, today: Day): readonly Day[] {
  const text = folded.replace(/[\s.!。！]+$/u, '')
  for (const { kind, pattern, words } of heardForms()) {
    const found = pattern.exec(text)?.groups
    if (!found) continue
    if (found.weekday !== undefined) {
      const named = found.weekday
      return weekdays(
        kind,
        today,
        words.weekdays.findIndex((names) => names.includes(named)),
      )
    }
    const count = numberOf(words, found.number ?? '')
    return [shifted(today, unitOf(words, found.unit ?? ''), kind === 'ago' ? -count : count)]
  }
  return []
}
