import { unaccented } from './compact.ts'
import { localeWords } from './locale-words.ts'

/** Beside a letter from a to z, a whole word is only a part of another one. */
const LATIN = /[a-z]/

const gathered = () => {
  const all = localeWords().map(({ notNow }) => notNow)
  const folded = (words: readonly string[]) => [...new Set(words.map(unaccented))]
  return {
    words: folded(all.flatMap(({ words }) => words)),
    parts: folded(all.flatMap(({ parts }) => parts)),
  }
}

let known: ReturnType<typeof gathered> | undefined

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!LATIN.test(text.charAt(at - 1)) && !LATIN.test(text.charAt(at + word.length))) return true
  return false
}

/**
 * Whether a text, normalised by `unaccented`, speaks of a status that the person does not have: applied for, wished for,
 * ended.
 */
export function saysNotNow(text: string): boolean {
  known ??= gathered()
  return known.parts.some((part) => text.includes(part)) || known.words.some((word) => hasWord(text, word))
}
