import { understandingLexicon } from './lexicon.ts'
import { type PhraseIndex, spotPhrases } from './phrases.ts'

const EDGES = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu

/** Longer texts are not matched with choices. */
const LONGEST = 100

function idsOf(text: string, index: PhraseIndex): ReadonlySet<string> {
  const whole = (index.get(text.slice(0, 2)) ?? []).filter((phrase) => phrase.text === text)
  return new Set(whole.map(({ id }) => id))
}

const only = (ids: ReadonlySet<string>): string | undefined => (ids.size === 1 ? [...ids][0] : undefined)

const negates = (text: string): boolean => spotPhrases(text, understandingLexicon().negation).length > 0

/**
 * Whether a text begins with a small word that can be left out. One that negates can only before a comma or another
 * negation: "no, la perdí" is "no, I lost it", but "no la perdí" is "I did not lose it".
 */
function beginsWith(text: string, word: string): boolean {
  if (!text.startsWith(word)) return false
  const next = text.charAt(word.length)
  if (next === ',' || next === '、') return true
  return next === ' ' && (!negates(word) || negates(text.slice(word.length)))
}

/** The text without small words before and after it, in all steps from the whole text to the bare one. */
function bared(folded: string): readonly string[] {
  const { before, after } = understandingLexicon().polite
  const text = folded.replace(EDGES, '')
  const first = before.find((word) => beginsWith(text, word))
  const last = after.find((word) => text.endsWith(word) && text.length > word.length)
  const shorter = [
    ...(first ? [text.slice(first.length)] : []),
    ...(last ? [text.slice(0, -last.length)] : []),
  ]
  return [text, ...shorter.flatMap(bared)]
}

/** The choice of a question that a whole folded text names in people's own words. */
export function wholeChoice(folded: string, question: string): string | undefined {
  const index = understandingLexicon().choices.get(question)
  if (!index || folded.length > LONGEST) return undefined
  const named = bared(folded)
    .map((text) => idsOf(text, index))
    .find((ids) => ids.size > 0)
  return named && only(named)
}

/** A choice that is likely but not certain. `share`: how much of the text its words are, from 0 to 1. */
export interface LikelyChoice {
  readonly value: string
  readonly share: number
}

/** The only choice of a question whose words stand somewhere in a folded text. */
export function likelyChoice(folded: string, question: string): LikelyChoice | undefined {
  const index = understandingLexicon().choices.get(question)
  if (!index || folded.length > LONGEST) return undefined
  const spotted = spotPhrases(folded, index)
  const value = only(new Set(spotted.map(({ id }) => id)))
  const covered = spotted.reduce((sum, { from, to }) => sum + to - from, 0)
  return value === undefined ? undefined : { value, share: covered / folded.length }
}

/** The choice of a question that a folded text names first: of "my husband goes for me" the husband. */
export function firstNamedChoice(folded: string, question: string): string | undefined {
  const index = understandingLexicon().choices.get(question)
  if (!index || folded.length > LONGEST) return undefined
  return spotPhrases(folded, index).toSorted((one, other) => one.from - other.from)[0]?.id
}

/** Which of several readings a folded text names by its place: "the second". Counts from 0. */
export function readOrdinal(folded: string): number | undefined {
  const at = only(idsOf(folded.replace(EDGES, ''), understandingLexicon().ordinals))
  return at === undefined ? undefined : Number(at)
}
