import { foldText } from './fold-text.ts'

/** A phrase found in a folded text: what it means, and where it stands (`to` is the first place after it). */
export interface Spotted {
  readonly id: string
  readonly from: number
  readonly to: number
}

interface Phrase {
  readonly text: string
  readonly id: string
  /** `expir*`: any ending may follow. */
  readonly open: boolean
}

/** Phrases by their first two characters, the longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>

/** Scripts whose words are not parted by spaces, or which hang endings on them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hangul}]/u
const LETTER = /[\p{L}\p{M}\p{N}]/u

const keyAt = (text: string, at: number): string => text.slice(at, at + 2)

/** Builds the index of phrases; `words`: id to phrases, a `*` at the end leaves the ending open. */
export function indexPhrases(
  words: Iterable<readonly [id: string, phrases: readonly string[]]>,
): PhraseIndex {
  const index = new Map<string, Phrase[]>()
  for (const [id, phrases] of words)
    for (const phrase of phrases) {
      const text = foldText(phrase.replace(/\*$/, ''))
      if (text === '') continue
      const key = keyAt(text, 0)
      index.set(key, [...(index.get(key) ?? []), { text, id, open: phrase.endsWith('*') }])
    }
  for (const [key, list] of index)
    index.set(
      key,
      list.toSorted((a, b) => b.text.length - a.text.length),
    )
  return index
}

/** Whether a word ends before this place. An apostrophe is part of its word ("can't"), but for the English genitive. */
const isEdge = (text: string, at: number): boolean => {
  const sign = text[at]
  if (sign === "'")
    return !LETTER.test(text[at + 1] ?? '') || /^'s(?![\p{L}\p{M}])/u.test(text.slice(at, at + 3))
  return sign === undefined || !LETTER.test(sign) || UNSPACED.test(sign)
}

const HAN = /\p{Script=Han}/u

/** A single kanji must stand alone: 夫 is no part of 大丈夫. */
function isAlone(text: string, at: number, phrase: string): boolean {
  if (phrase.length > 1 || !HAN.test(phrase)) return true
  return !HAN.test(text[at - 1] ?? '') && !HAN.test(text[at + 1] ?? '')
}

function stands(text: string, at: number, { text: phrase, open }: Phrase): boolean {
  if (!text.startsWith(phrase, at) || !isAlone(text, at, phrase)) return false
  const first = phrase[0] ?? ''
  const last = phrase.at(-1) ?? ''
  const before = text[at - 1] ?? ' '
  const begins = UNSPACED.test(first) || UNSPACED.test(before) || !LETTER.test(before)
  return begins && (open || UNSPACED.test(last) || isEdge(text, at + phrase.length))
}

/** The end of the word in which an open phrase stands. */
function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isEdge(text, end)) end += 1
  return end
}

/**
 * Every phrase that stands in a folded text, from left to right; of phrases that begin at the same place only the longest
 * ones, and none inside a longer one.
 */
export function spotPhrases(folded: string, index: PhraseIndex): readonly Spotted[] {
  const found: Spotted[] = []
  let at = 0
  while (at < folded.length) {
    const listed = [...(index.get(keyAt(folded, at)) ?? []), ...(index.get(folded[at] ?? '') ?? [])]
    const fitting = listed.filter((phrase) => stands(folded, at, phrase))
    const longest = fitting[0]?.text.length ?? 0
    const best = fitting.filter((phrase) => phrase.text.length === longest)
    for (const { id, text, open } of best)
      found.push({ id, from: at, to: open ? wordEnd(folded, at + text.length) : at + text.length })
    at = found.length > 0 && best.length > 0 ? (found.at(-1)?.to ?? at + 1) : at + 1
  }
  return found
}
