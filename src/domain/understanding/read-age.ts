import { understandingLexicon } from './lexicon.ts'
import { spotPhrases } from './phrases.ts'

const OLDEST = 120

/**
 * The age in years that a folded text names: a bare number, a number with a word for years, or an age in words. `undefined`
 * if there is none or more than one.
 */
export function readAge(folded: string): number | undefined {
  const { years, ages } = understandingLexicon()
  const numbers = [...folded.matchAll(/\d+/g)]
  const [number, ...others] = numbers
  if (number && others.length === 0) {
    const rest = folded.slice(number.index + number[0].length).trim()
    const isBare = rest === ''
    const age = Number(number[0])
    return (isBare || spotPhrases(rest, years)[0]?.from === 0) && age <= OLDEST ? age : undefined
  }
  const words = new Set(spotPhrases(folded, ages).map(({ id }) => Number(id)))
  const [word] = words
  return numbers.length === 0 && words.size === 1 ? word : undefined
}
