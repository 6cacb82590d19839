import { type Day, isDay } from '../day.ts'
import { type DateFault, isoText } from '../eras.ts'
import { COMPLETE, type Found, findForms, NO_DAY, NO_YEAR, OTHER_CALENDAR, TWO_DIGIT_YEAR } from './forms.ts'
import { type Meaning, meaning, monthsAndDates, type OtherCalendar, sixDigits } from './meaning.ts'
import { relativeDays } from './relative.ts'
import { type Token, tokens } from './tokens.ts'

/** Why a text is not read as a day. `suggestions` are offered as buttons and never used without a tap; the list may be empty. */
export type DateProblem =
  | { readonly problem: 'not-a-date' | 'need-day' | 'too-many-dates' }
  | { readonly problem: 'need-year' | 'two-digit-year'; readonly suggestions: readonly Day[] }
  | { readonly problem: 'other-calendar'; readonly calendar: OtherCalendar }
  | ({ readonly problem: 'impossible' } & DateFault)

/**
 * The result of reading a day: exactly one day; or several possible days, or one that must be confirmed
 * (`needsConfirmation` says why: a Buddhist year, or further numbers that were not understood); or a problem.
 */
export type DayReading =
  | { readonly day: Day }
  | { readonly ambiguous: readonly Day[]; readonly needsConfirmation?: 'buddhist-year' | 'other-numbers' }
  | DateProblem

/** The longest text, in characters, that is read; dates are shorter. */
const LONGEST = 10_000
const MOST_READINGS = 4

const NOT_A_DATE: DateProblem = { problem: 'not-a-date' }

function problemOf(failed: Meaning): DateProblem {
  if ('calendar' in failed) return { problem: 'other-calendar', calendar: failed.calendar }
  return 'fault' in failed ? { problem: 'impossible', ...failed.fault } : NOT_A_DATE
}

/** A note after a date that states its order: (dd/mm/yyyy). */
const ORDER = /\b(?:(dd?[-/. ]mm?)|(mm?[-/. ]dd?))[-/. ]y{2,4}\b/i

/** The parts of a date of unknown order, put into the order that the text states. */
function inStatedOrder(found: Found, text: string): Found {
  const { a, b, ...parts } = found.parts
  const order = ORDER.exec(text)
  if (!order || !a || !b) return found
  return { ...found, parts: { ...parts, ...(order[1] ? { d: a, m: b } : { m: a, d: b }) } }
}

/** Whether the text has further numbers beside the dates that were read. */
function numbersLeft(all: readonly Token[], read: readonly Found[]): boolean {
  return all.some(
    (token, at) => token.digits !== undefined && !read.some(({ from, to }) => from <= at && at < to),
  )
}

function readingOf(days: readonly Day[], doubt?: 'buddhist-year' | 'other-numbers'): DayReading {
  const [day, ...others] = days
  if (day === undefined) return NOT_A_DATE
  if (days.length > MOST_READINGS) return { problem: 'too-many-dates' }
  if (doubt) return { ambiguous: days, needsConfirmation: doubt }
  return others.length === 0 ? { day } : { ambiguous: days }
}

function complete(
  all: readonly Token[],
  signature: string,
  text: string,
  today: Day,
): DayReading | undefined {
  const meant = findForms(COMPLETE, signature, all).flatMap((open) => {
    const found = inStatedOrder(open, text)
    const means = meaning(found.parts, today)
    return means ? [{ found, means }] : []
  })
  const read = meant.flatMap(({ found, means }) => ('days' in means ? [{ found, ...means }] : []))
  const [first] = meant
  if (read.length === 0) return first && problemOf(first.means)
  const days = [...new Set(read.flatMap((one) => one.days))].sort()
  const left = numbersLeft(
    all,
    read.map((one) => one.found),
  )
  if (left) return readingOf(days, 'other-numbers')
  return readingOf(days, read.some((one) => one.buddhist) ? 'buddhist-year' : undefined)
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The largest distance from today, in years, of a day that is asked for. A birth date is typed with its full year. */
const FURTHEST = 12

/**
 * The days near today that a date without a year, or with a year of two digits, can mean, in the order of `candidates`.
 * All are returned, because only the question knows which of them it accepts.
 */
function near(candidates: readonly string[], today: Day): Day[] {
  const days = candidates.filter(isDay).filter((day) => Math.abs(yearOf(day) - yearOf(today)) <= FURTHEST)
  return [...new Set(days)]
}

/** The years to which two digits can be added: a century, Heisei, Reiwa, the Buddhist 25th century. */
const YEARS_FROM = [2000, 1988, 2018, 2500 - 543]

function twoDigitYear({ parts }: Found, today: Day): DateProblem {
  const { six, a, b, y } = parts
  const plain = six?.digits === undefined ? parts : sixDigits(six.digits)
  const yearFirst = a && b && y ? [{ y: a, m: b, d: y }, parts] : [plain]
  const days = yearFirst.flatMap((each) => {
    const year = Number(each.y?.digits)
    return monthsAndDates(each).flatMap(([month, date]) =>
      YEARS_FROM.map((from) => from + year).map((full) => isoText(full, month, date)),
    )
  })
  const suggestions = near(days, today)
  return suggestions.length > 0 || six === undefined ? { problem: 'two-digit-year', suggestions } : NOT_A_DATE
}

function withoutYear({ parts }: Found, today: Day): DateProblem {
  const readings = monthsAndDates(parts)
  const year = yearOf(today)
  const possible = readings.filter(([month, date]) => isDay(isoText(2024, month, date)))
  if (possible.length === 0) return { problem: 'impossible', because: 'no-such-day' }
  // If the order of day and month is unknown, fewer years of each are offered, so that all fit the screen.
  const steps = possible.length === 1 ? [-1, 0, 1, 2] : [-1, 0, 1]
  const days = possible.flatMap(([month, date]) => steps.map((step) => isoText(year + step, month, date)))
  return { problem: 'need-year', suggestions: near(days, today) }
}

function incomplete(all: readonly Token[], signature: string, today: Day): DateProblem {
  const [short] = findForms(TWO_DIGIT_YEAR, signature, all)
  if (short) return twoDigitYear(short, today)
  const [yearless] = findForms(NO_YEAR, signature, all)
  if (yearless) return withoutYear(yearless, today)
  return findForms(NO_DAY, signature, all).length > 0 ? { problem: 'need-day' } : NOT_A_DATE
}

function otherCalendar(all: readonly Token[], signature: string): DateProblem | undefined {
  const [found] = findForms(OTHER_CALENDAR, signature, all)
  if (!found) return undefined
  const name = all.slice(found.from, found.to).find((token) => token.code === 'O')?.name
  const calendar = name === 'persian' || name === 'bikram-sambat' ? name : 'minguo'
  return { problem: 'other-calendar', calendar }
}

/**
 * Reads a day as people write it, in any language and with Japanese eras, also inside a sentence. Never guesses: an
 * unknown order of day and month gives both days, a missing part is asked for, another calendar is not converted.
 * `today` (the day in Japan) is the base of "yesterday" and of the suggestions. Pure, never throws, linear in the length of `text`.
 */
export function readDay(text: string, { today }: { readonly today: Day }): DayReading {
  if (text.length > LONGEST) return NOT_A_DATE
  const relative = relativeDays(text, today)
  if (relative.length > 0) return readingOf(relative)
  const all = tokens(text)
  const signature = all.map((token) => token.code).join('')
  return (
    otherCalendar(all, signature) ??
    complete(all, signature, text, today) ??
    incomplete(all, signature, today)
  )
}
