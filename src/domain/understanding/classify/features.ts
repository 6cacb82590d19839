/** Scripts whose words are not parted by spaces. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Khmer}\\p{Script=Myanmar}ー'
const RUN = new RegExp(`[${UNSPACED}\\p{M}]+`, 'gu')
const SPACED = new RegExp(`(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}'])+`, 'gu')
const ONE_SIGN = /\p{Script=Han}/u

/** Endings and misspellings change a word, but not all parts of so many letters. */
const PART = 4
const LONGEST_RUN = 4

function ofSpacedWords(folded: string, add: (feature: string) => void): void {
  const words = folded.match(SPACED) ?? []
  for (const word of words) {
    add(`w:${word}`)
    for (let at = 0; word.length > PART && at + PART <= word.length; at++)
      add(`c:${word.slice(at, at + PART)}`)
  }
  if (words.length === 0) return
  const framed = ['^', ...words, '$']
  for (const [at, word] of framed.slice(1).entries()) add(`b:${framed[at]} ${word}`)
}

function ofUnspacedRuns(folded: string, add: (feature: string) => void): void {
  for (const [run] of folded.replace(/\s/g, '').matchAll(RUN))
    for (let length = 1; length <= LONGEST_RUN; length++)
      for (let at = 0; at + length <= run.length; at++) {
        const piece = run.slice(at, at + length)
        if (length > 1 || ONE_SIGN.test(piece)) add(`u:${piece}`)
      }
}

/** What the lexicon found in a text: concepts, and the topics that the patterns name, the best first. */
export interface Spotting {
  readonly concepts: ReadonlySet<string>
  readonly candidates: readonly { readonly topic: string; readonly score: number }[]
}

function ofLexicon({ concepts, candidates }: Spotting, add: (feature: string) => void): void {
  const sorted = [...concepts].toSorted()
  for (const [at, concept] of sorted.entries()) {
    add(`k:${concept}`)
    for (const other of sorted.slice(at + 1)) add(`k:${concept}+${other}`)
  }
  const [best, second] = candidates
  if (best) add(`p:${best.topic}`)
  if (best && best.score > (second?.score ?? 0)) add(`p!${best.topic}`)
  if (second) add(`q:${second.topic}`)
}

/**
 * What a folded text is recognised by: its words, pairs of words and parts of words; in scripts without spaces its runs of one
 * to four signs; the concepts of the lexicon and the topics of the patterns. Pure.
 */
export function featuresOf(folded: string, spotting: Spotting): ReadonlySet<string> {
  const features = new Set<string>()
  const add = (feature: string) => features.add(feature)
  ofSpacedWords(folded, add)
  ofUnspacedRuns(folded, add)
  ofLexicon(spotting, add)
  return features
}
