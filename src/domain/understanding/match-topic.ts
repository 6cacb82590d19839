import type { About, TopicId } from '../topics/topics.ts'
import { understandingLexicon } from './lexicon.ts'
import { type Spotted, spotPhrases } from './phrases.ts'
import { mended } from './spelling.ts'
import { TOPIC_PATTERNS, type TopicPattern } from './topic-patterns.ts'

/** A topic whose pattern fits a text. A higher score means a more likely topic. */
interface PatternCandidate {
  readonly topic: TopicId
  readonly score: number
}

/** The things that a text names and the topics whose patterns fit it. */
export interface TopicReading {
  /** The folded text, misspelt words mended. */
  readonly text: string
  readonly about: readonly About[]
  readonly concepts: ReadonlySet<string>
  /** The best first. */
  readonly candidates: readonly PatternCandidate[]
  /** The number of words that are in no list. */
  readonly unknown: number
}

const ABOUT: ReadonlySet<string> = new Set<About>([
  'my-number-card',
  'residence-card',
  'stay',
  'certificates',
  'insurance',
  'licence',
  'phone',
  'number',
])

const isThing = (text: string): text is About => ABOUT.has(text)

function aboutOf(concepts: ReadonlySet<string>): About[] {
  return [...concepts]
    .flatMap((id) => (id.startsWith('@') && isThing(id.slice(1)) ? [id.slice(1)] : []))
    .filter(isThing)
}

/** Whether the pattern's things fit: one of them is named, or none is and the pattern allows that. */
function fitsThings({ of }: TopicPattern, about: readonly About[]): boolean {
  if (!of) return true
  const named: readonly (About | 'nothing')[] = about.length === 0 ? ['nothing'] : about
  return named.some((thing) => of.includes(thing))
}

function scoreOf(pattern: TopicPattern, concepts: ReadonlySet<string>, about: readonly About[]): number {
  if (!fitsThings(pattern, about) || pattern.unless?.some((id) => concepts.has(id))) return 0
  const fits = pattern.all.every((group) => group.split('|').some((id) => concepts.has(id)))
  if (!fits) return 0
  // What the text names beside the pattern's own things makes it less likely.
  const { of } = pattern
  const others = of ? about.filter((thing) => !of.includes(thing)).length : 0
  return pattern.all.length + (pattern.bonus ?? 0) - others * 0.75
}

interface Word {
  readonly text: string
  readonly at: number
}

/** Words of letters that are neither part of a phrase nor small words. */
function unknownWords(folded: string, spotted: readonly Spotted[]): readonly Word[] {
  const known = [...spotted, ...spotPhrases(folded, understandingLexicon().filler)]
  const words = [...folded.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}][\p{L}\p{M}']+/gu)]
  return words
    .map(({ 0: text, index }) => ({ text, at: index }))
    .filter(({ at }) => !known.some(({ from, to }) => from <= at && at < to))
}

/** The text with its misspelt words corrected, where only one known word is near. */
function spelled(folded: string, unknown: readonly Word[]): string {
  const { vocabulary } = understandingLexicon()
  return unknown.toReversed().reduce((text, { text: word, at }) => {
    const right = mended(word, vocabulary)
    return right === undefined ? text : text.slice(0, at) + right + text.slice(at + word.length)
  }, folded)
}

/** The phrases of a text and the words that are unknown, after misspelt words were mended. */
function spot(
  folded: string,
): Pick<TopicReading, 'text' | 'unknown'> & { readonly spotted: readonly Spotted[] } {
  const { concepts } = understandingLexicon()
  const spotted = spotPhrases(folded, concepts)
  const unknown = unknownWords(folded, spotted)
  const text = spelled(folded, unknown)
  if (text === folded) return { text, spotted, unknown: unknown.length }
  const again = spotPhrases(text, concepts)
  return { text, spotted: again, unknown: unknownWords(text, again).length }
}

/** The patterns of each topic. */
const PATTERNS: ReadonlyMap<TopicId, readonly TopicPattern[]> = Map.groupBy(
  TOPIC_PATTERNS,
  ({ topic }) => topic,
)

/** Whether a text that names these things can ask about a topic: no thing is named, or one pattern of the topic fits them. */
export function topicFitsThings(topic: TopicId, about: readonly About[]): boolean {
  // Most people call the card "My Number", so the number says nothing about the topic.
  const named = about.filter((thing) => thing !== 'number')
  const patterns = PATTERNS.get(topic) ?? []
  if (named.length === 0 || patterns.length === 0) return true
  return patterns.some((pattern) => fitsThings(pattern, named))
}

/** The concepts of a folded text and the topics that they make likely. Pure. */
export function readTopics(folded: string): TopicReading {
  const { text, spotted, unknown } = spot(folded)
  const concepts = new Set(spotted.map(({ id }) => id))
  const about = aboutOf(concepts)
  const best = new Map<TopicId, number>()
  for (const pattern of TOPIC_PATTERNS) {
    const score = scoreOf(pattern, concepts, about)
    if (score > (best.get(pattern.topic) ?? 0)) best.set(pattern.topic, score)
  }
  const candidates = [...best]
    .map(([topic, score]) => ({ topic, score }))
    .toSorted((one, other) => other.score - one.score)
  return { text, about, concepts, candidates, unknown }
}
