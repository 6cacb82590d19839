import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const names = z.array(z.string().min(1))

/** The words of dates in one `locales/<tag>/words.json`; names of months and weekdays come from Intl. */
const datesSchema = z.strictObject({
  /** The units after the number of a year, a month, a day: 年, 월, ရက်. */
  year: names,
  month: names,
  day: names,
  /** Words before the number of a month: tháng. */
  monthBefore: names,
  /** Endings of numbers: 5th. */
  endings: names,
  /** Words of a date that are ignored: of, the, ngày. */
  small: names,
  /** Days of the month in words, by number. */
  ordinals: z.record(z.string(), names),
  /** Words for days by their distance from today, if they differ from those of Intl. */
  days: z.record(z.string(), names),
})

export type DateWords = z.infer<typeof datesSchema>

let known: readonly DateWords[] | undefined

const LOCALES = new URL('../../../../locales/', import.meta.url)

/** The date words of all languages, loaded when a date is first typed. Throws `ZodError` for an invalid file. */
export function dateWords(): readonly DateWords[] {
  known ??= readdirSync(LOCALES)
    .map((language) => new URL(`${language}/words.json`, LOCALES))
    .filter((file) => existsSync(file))
    .map((file) => z.object({ dates: datesSchema }).parse(JSON.parse(readFileSync(file, 'utf8'))).dates)
  return known
}
