import { type Day, isDay } from './day.ts'

/** The Japanese eras that can stand on the papers of a living person. */
export type EraId = 'meiji' | 'taisho' | 'showa' | 'heisei' | 'reiwa'

/** An era with its first and last day; the day of a change may belong to both (30 July 1912, 25 December 1926). */
export interface Era {
  readonly id: EraId
  readonly kanji: string
  readonly letter: string
  readonly start: string
  readonly end?: string
}

/** Every era since Meiji, oldest first. The present era has no end. */
export const ERAS: readonly Era[] = [
  { id: 'meiji', kanji: '明治', letter: 'M', start: '1868-01-25', end: '1912-07-30' },
  { id: 'taisho', kanji: '大正', letter: 'T', start: '1912-07-30', end: '1926-12-25' },
  { id: 'showa', kanji: '昭和', letter: 'S', start: '1926-12-25', end: '1989-01-07' },
  { id: 'heisei', kanji: '平成', letter: 'H', start: '1989-01-08', end: '2019-04-30' },
  { id: 'reiwa', kanji: '令和', letter: 'R', start: '2019-05-01' },
]

/** A day in the years of an era; the first year is 1 (元年). */
export interface EraDay {
  readonly era: Era
  readonly year: number
  readonly month: number
  readonly date: number
}

/** Why a date of an era is not a day. `first` and `last`: the bounds of the era, which the message shows. */
export type DateFault =
  | { readonly because: 'no-such-day' | 'out-of-range' | 'years-disagree' }
  | { readonly because: 'era-not-begun'; readonly era: EraId; readonly first: string }
  | { readonly because: 'era-ended'; readonly era: EraId; readonly last: string }

const firstYear = (era: Era): number => Number(era.start.slice(0, 4))

/** The day in the years of its era; on the day of a change, the newer era. Only for days from 1900. */
export function toEra(day: Day): EraDay {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const era = ERAS.findLast((one) => one.start <= day)
  if (!era) throw new RangeError('no era is known before 1868')
  return { era, year: year - firstYear(era) + 1, month, date }
}

/** The calendar day of a year, month and date of an era, or why there is none, such as a day after the end of the era. */
export function fromEra(era: Era, year: number, month: number, date: number): Day | DateFault {
  const western = firstYear(era) + year - 1
  const text = isoText(western, month, date)
  if (year === 0) return { because: 'no-such-day' }
  if (era.end && text > era.end) return { because: 'era-ended', era: era.id, last: era.end }
  if (text < era.start) return { because: 'era-not-begun', era: era.id, first: era.start }
  if (isDay(text)) return text
  return { because: western < 1900 || western > 2100 ? 'out-of-range' : 'no-such-day' }
}

/** `YYYY-MM-DD` of three numbers, also if that day does not exist. */
export function isoText(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}
