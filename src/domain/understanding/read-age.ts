import { understandingLexicon } from './lexicon.ts'
import { spotPhrases } from './phrases.ts'

const OLDEST = 120

/** Words beside an age that make it another one, or none: "almost 15", "turning 18". */
const wholeOf = (text: string): boolean => /^[\s\p{P}]*$/u.test(text)

/** What stands before and after a place of a text, without the small words of politeness. */
function isAlone(folded: string, from: number, to: number): boolean {
  const { before, after } = understandingLexicon().polite
  const first = folded.slice(0, from).replace(/[\s,.、。!！]+$/u, '')
  const last = folded.slice(to).replace(/^[\s,.、。!！]+|[\s.。!！]+$/gu, '')
  return (wholeOf(first) || before.includes(first)) && (wholeOf(last) || after.includes(last))
}

/**
 * The age in years that a folded text names and nothing else: a bare number, a number with a word for years, or an age in
 * words. `undefined` if there is none, more than one, or more is said.
 */
export function readAge(folded: string): number | undefined {
  const { years, ages } = understandingLexicon()
  const [number, ...others] = [...folded.matchAll(/\d+/g)]
  if (others.length > 0) return undefined
  if (number) {
    const end = number.index + number[0].length
    const rest = folded.slice(end)
    const [unit] = spotPhrases(rest.trimStart(), years)
    const to = unit?.from === 0 ? end + (rest.length - rest.trimStart().length) + unit.to : end
    const age = Number(number[0])
    return age <= OLDEST && isAlone(folded, number.index, to) ? age : undefined
  }
  const spotted = spotPhrases(folded, ages)
  const words = new Set(spotted.map(({ id }) => Number(id)))
  const [first] = spotted
  const age = words.size === 1 && first ? Number(first.id) : undefined
  // Who counts in months is a baby, whatever else is said.
  return first && (age === 0 || isAlone(folded, first.from, spotted.at(-1)?.to ?? 0)) ? age : undefined
}
