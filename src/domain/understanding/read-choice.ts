import { understandingLexicon } from './lexicon.ts'
import { type PhraseIndex, spotPhrases } from './phrases.ts'

const EDGES = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu

/** Longer texts choose nothing: an answer is a few words. */
const LONGEST = 100

function idsOf(text: string, index: PhraseIndex): ReadonlySet<string> {
  const whole = (index.get(text.slice(0, 2)) ?? []).filter((phrase) => phrase.text === text)
  return new Set(whole.map(({ id }) => id))
}

const only = (ids: ReadonlySet<string>): string | undefined => (ids.size === 1 ? [...ids][0] : undefined)

/** The choice of a question that a whole folded text names in people's own words. */
export function wholeChoice(folded: string, question: string): string | undefined {
  const index = understandingLexicon().choices.get(question)
  if (!index || folded.length > LONGEST) return undefined
  return only(idsOf(folded.replace(EDGES, ''), index))
}

/** The only choice of a question whose words stand somewhere in a folded text: likely, but not certain. */
export function likelyChoice(folded: string, question: string): string | undefined {
  const index = understandingLexicon().choices.get(question)
  if (!index || folded.length > LONGEST) return undefined
  return only(new Set(spotPhrases(folded, index).map(({ id }) => id)))
}

/** Which of several readings a folded text names by its place: "the second". Counts from 0. */
export function readOrdinal(folded: string): number | undefined {
  const at = only(idsOf(folded.replace(EDGES, ''), understandingLexicon().ordinals))
  return at === undefined ? undefined : Number(at)
}
