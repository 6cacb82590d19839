import type { About } from '../topics/topics.ts'
import { foldText } from './fold-text.ts'
import { understandingLexicon } from './lexicon.ts'
import { readTopics, type TopicCandidate } from './match-topic.ts'
import { spotPhrases } from './phrases.ts'

/** Fear or crisis in a text: it is answered kindly, with numbers to call, before anything else. */
export type Distress = 'crisis' | 'fear'

/** What a typed text says, whoever says it and wherever they stand in the conversation. */
export interface Utterance {
  readonly folded: string
  /** It asks something: it never answers a question and never changes anything. */
  readonly asks: boolean
  /** It ends in a question mark of any script. */
  readonly marked: boolean
  /** It says that something is not so, or names one of several. */
  readonly negates: boolean
  readonly hedges: boolean
  readonly distress: Distress | undefined
  readonly about: readonly About[]
  readonly concepts: ReadonlySet<string>
  readonly topics: readonly TopicCandidate[]
  readonly unknownWords: number
}

const ENDING = /[\s.!。！…]+$/u

function asksSomething(folded: string): boolean {
  const { start, anywhere, end } = understandingLexicon().asking
  const text = folded.replace(ENDING, '')
  if (end.some((mark) => text.endsWith(mark))) return true
  if (spotPhrases(text, anywhere).length > 0) return true
  return spotPhrases(text, start)[0]?.from === 0
}

function distressIn(folded: string): Distress | undefined {
  const found = new Set(spotPhrases(folded, understandingLexicon().distress).map(({ id }) => id))
  if (found.has('crisis')) return 'crisis'
  return found.has('fear') ? 'fear' : undefined
}

/** Reads a typed text. Pure; never throws, whatever is typed. */
export function readUtterance(text: string): Utterance {
  const folded = foldText(text)
  const { negation, alternative } = understandingLexicon()
  const { about, concepts, candidates, unknown } = readTopics(folded)
  return {
    folded,
    asks: asksSomething(folded),
    marked: /[?？؟]\s*$/u.test(folded),
    negates: spotPhrases(folded, negation).length > 0,
    hedges: spotPhrases(folded, alternative).length > 0,
    distress: distressIn(folded),
    about,
    concepts,
    topics: candidates,
    unknownWords: unknown,
  }
}

/**
 * The topic that a text asks about; `undefined` if none is clear: too little of the text is understood, or two topics
 * fit equally well.
 */
export function clearTopic({ topics, unknownWords, asks }: Utterance): TopicCandidate | undefined {
  const [best, second] = topics
  if (!best) return undefined
  const room = (asks ? 2 : 1) + 2 * Math.max(0, best.score - 1)
  if (unknownWords > room) return undefined
  return second && second.score === best.score && best.score < 2 ? undefined : best
}
