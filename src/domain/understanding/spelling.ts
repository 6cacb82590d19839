import { distance } from 'fastest-levenshtein'

/** Shorter words have too many neighbours to be mended. */
const SHORTEST = 6
/** From this length on a word may have two mistakes. */
const LONG = 9
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}][\p{L}\p{M}]+/gu

/** The words that a misspelt word is compared with, by first letter. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>

/** The longer words of phrases. */
export function vocabularyOf(phrases: Iterable<string>): Vocabulary {
  const words = new Set<string>()
  for (const phrase of phrases)
    for (const [word] of phrase.matchAll(WORD)) if (word.length >= SHORTEST) words.add(word)
  const byLetter = new Map<string, string[]>()
  for (const word of words) byLetter.set(word.charAt(0), [...(byLetter.get(word.charAt(0)) ?? []), word])
  return byLetter
}

const sameLetters = (one: string, other: string): boolean =>
  one.length === other.length && [...one].toSorted().join('') === [...other].toSorted().join('')

/** Two letters that changed places are one mistake. */
function isNear(word: string, known: string): boolean {
  if (Math.abs(word.length - known.length) > 2) return false
  const mistakes = distance(word, known)
  if (mistakes === 1 || (mistakes === 2 && sameLetters(word, known))) return true
  return mistakes === 2 && known.length >= LONG
}

/** The only word of the vocabulary that a misspelt word is near to; `undefined`: it is known, or near to none or to several. */
export function mended(word: string, vocabulary: Vocabulary): string | undefined {
  const known = vocabulary.get(word.charAt(0)) ?? []
  if (word.length < SHORTEST - 1 || known.includes(word)) return undefined
  const near = known.filter((one) => isNear(word, one))
  const nearest = near.length > 1 ? near.filter((one) => distance(word, one) === 1) : near
  return nearest.length === 1 ? nearest[0] : undefined
}
