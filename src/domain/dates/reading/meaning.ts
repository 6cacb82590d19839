import { type Day, isDay } from '../day.ts'
import { type DateFault, ERAS, type Era, fromEra, isoText } from '../eras.ts'
import type { Parts } from './forms.ts'
import type { Token } from './tokens.ts'

/** Calendars that Kigen recognises but does not convert. */
export type OtherCalendar = 'minguo' | 'bikram-sambat' | 'persian'

/** The meaning of a date in a complete form: its possible days, or why it is not a day. */
export type Meaning =
  | { readonly days: readonly Day[]; readonly buddhist?: true }
  | { readonly fault: DateFault }
  | { readonly calendar: OtherCalendar }

const BUDDHIST = 543
const NO_SUCH_DAY: DateFault = { because: 'no-such-day' }
const value = (token: Token | undefined): number => Number(token?.digits ?? Number.NaN)

/** The possible pairs of month and date: two if the order is not known. */
export function monthsAndDates(parts: Parts): readonly (readonly [number, number])[] {
  if (!parts.a) return [[parts.m?.month ?? value(parts.m), value(parts.d)]]
  const [a, b] = [value(parts.a), value(parts.b)]
  return a === b
    ? [[a, b]]
    : [
        [a, b],
        [b, a],
      ]
}

/** The readings that exist in the calendar; a problem if none does. */
function meaningOf(readings: readonly (Day | DateFault)[]): Meaning {
  const days = readings.filter((reading) => typeof reading === 'string')
  const fault = readings.find((reading) => typeof reading !== 'string')
  return days.length > 0 ? { days: [...new Set(days)].sort() } : { fault: fault ?? NO_SUCH_DAY }
}

function western(year: number, month: number, date: number): Day | DateFault {
  const text = isoText(year, month, date)
  if (isDay(text)) return text
  return { because: year < 1900 || year > 2100 ? 'out-of-range' : 'no-such-day' }
}

/**
 * The calendar of a year that is not Western. Kigen asks for no day more than 15 years ahead, so a later date in numbers
 * is a Nepali one (2083 is 2026).
 */
function calendarOf(year: number, bare: boolean, today: Day): OtherCalendar | undefined {
  if (year >= 1300 && year < 1500) return 'persian'
  return bare && year <= 2100 && year > Number(today.slice(0, 4)) + 15 ? 'bikram-sambat' : undefined
}

function inWesternYear(year: number, parts: Parts, today: Day): Meaning {
  const calendar = calendarOf(year, parts.s !== undefined, today)
  if (calendar) return { calendar }
  const buddhist = year >= 1900 + BUDDHIST && year <= 2100 + BUDDHIST
  const readings = monthsAndDates(parts).map(([month, date]) =>
    western(buddhist ? year - BUDDHIST : year, month, date),
  )
  return { ...meaningOf(readings), ...(buddhist && { buddhist }) }
}

function inEra(era: Era, year: number, parts: Parts): Meaning {
  const meaning = meaningOf(monthsAndDates(parts).map(([month, date]) => fromEra(era, year, month, date)))
  const also = parts.also?.digits
  const agree =
    also === undefined || !('days' in meaning) || meaning.days.every((day) => day.startsWith(also))
  return agree ? meaning : { fault: { because: 'years-disagree' } }
}

const digits = (text: string): Token => ({ code: 'n', digits: text })

/** `090305` as year, month, day; the first two digits are the year of an era; without an era the year is unclear. */
export function sixDigits(text: string): Parts {
  return { y: digits(text.slice(0, 2)), m: digits(text.slice(2, 4)), d: digits(text.slice(4)) }
}

/** The range of years in eight digits: Western and Buddhist years. */
const YEAR = String.raw`(?:19\d\d|20\d\d|2100|24[4-9]\d|25\d\d|26[0-4]\d)`
const YEAR_FIRST = new RegExp(`^${YEAR}(?:0[1-9]|1[0-2])`)
const YEAR_LAST = new RegExp(`${YEAR}$`)

/** `20270305` with the year first, or `05032027` with the year last and day and month in unknown order. Other numbers are no date. */
function eightDigits(text: string): Parts | undefined {
  const part = (from: number, to: number): Token => digits(text.slice(from, to))
  const s: Token = { code: '-' }
  if (YEAR_FIRST.test(text)) return { y: part(0, 4), m: part(4, 6), d: part(6, 8), s }
  return YEAR_LAST.test(text) ? { y: part(4, 8), a: part(0, 2), b: part(2, 4), s } : undefined
}

/**
 * The meaning of the parts of a complete form; `undefined`: eight digits that are not a date.
 * `today` (a day in Japan) is used only to recognise years of another calendar.
 */
export function meaning(parts: Parts, today: Day): Meaning | undefined {
  if (parts.eight?.digits !== undefined) {
    const apart = eightDigits(parts.eight.digits)
    return apart && inWesternYear(value(apart.y), apart, today)
  }
  const era = ERAS.find((one) => one.id === parts.era?.name)
  if (!era) return inWesternYear(value(parts.y), parts, today)
  const eraParts = parts.six?.digits === undefined ? parts : sixDigits(parts.six.digits)
  return inEra(era, value(eraParts.y), eraParts)
}
