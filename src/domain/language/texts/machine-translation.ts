import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Language, localeFolder, SOURCE_LANGUAGE } from '../../../contracts/languages.ts'

/** `locales/<tag>/about.json`: who made the texts, and who of the language's people has read them and when. */
const aboutSchema = z.object({
  translatedBy: z.enum(['machine', 'person']),
  reviewed: z.object({ by: z.string(), on: z.string() }).nullable(),
})

const read = new Map<Language, boolean>()

function isUnreviewed(language: Language): boolean {
  const text = readFileSync(new URL('about.json', localeFolder(language)), 'utf8')
  const { translatedBy, reviewed } = aboutSchema.parse(JSON.parse(text))
  return translatedBy === 'machine' && reviewed === null
}

/**
 * Whether a machine translated the texts of a language and nobody has read them since. The person is told so once.
 * Throws `ZodError` where `about.json` has another form.
 */
export function isMachineTranslated(language: Language): boolean {
  if (language === SOURCE_LANGUAGE) return false
  const known = read.get(language)
  if (known !== undefined) return known
  const found = isUnreviewed(language)
  read.set(language, found)
  return found
}
