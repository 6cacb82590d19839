import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { foldersWith, localeFolder } from '../../contracts/languages.ts'

const names = z.array(z.string().min(1))

/** Words before and after something, removed one after the other; `{number}` is a number of one or two digits. */
const around = z.strictObject({ before: names, after: names })

/**
 * One `locales/<tag>/words.json`: short words that are understood whatever language the conversation is in. `dates` is
 * read by `src/domain/dates/reading/locale-words.ts`.
 */
const wordsSchema = z.object({
  /** Whole messages that are commands, by command. */
  commands: z.record(z.string(), names),
  /** What people call the statuses of residence, by status. */
  statuses: z.record(z.string(), names),
  /** Names that leave open which of several statuses is meant. */
  severalStatuses: z.array(z.strictObject({ names, ids: z.array(z.string()).min(2) })),
  /** Names of statuses that come in numbers, and how the numbers are said. */
  statusParts: z.strictObject({
    families: z.record(z.string(), names),
    numbers: z.record(z.string(), names),
  }),
  /** What people write around a status ("I am a … holder") or a command ("please …"). */
  around: z.strictObject({ status: around, command: around }),
  /** Words about a status that the person does not have, or no longer: whole words, and parts of words. */
  notNow: z.strictObject({ words: names, parts: names }),
})

/** The short words of one language. */
export type LocaleWords = z.infer<typeof wordsSchema> & { readonly language: string }

let known: readonly LocaleWords[] | undefined

/** The short words of all languages, loaded on first use. Throws `ZodError` for an invalid file. */
export function localeWords(): readonly LocaleWords[] {
  known ??= foldersWith('words.json').map((language) => {
    const text = readFileSync(new URL('words.json', localeFolder(language)), 'utf8')
    return { ...wordsSchema.parse(JSON.parse(text)), language }
  })
  return known
}
