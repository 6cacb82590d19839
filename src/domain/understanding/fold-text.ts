import { fold } from '../dates/reading/fold.ts'

/** Longer texts are cut before the search, in UTF-16 units. */
const LONGEST = 1_000

/**
 * A typed text in the form in which phrases are looked for: compatibility forms resolved, lower case, no accents on Latin
 * letters, straight apostrophes, one space between words.
 */
export function foldText(text: string): string {
  return fold(text.slice(0, LONGEST))
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
