import type { About, TopicId } from '../topics/topics.ts'
import { foldText } from './fold-text.ts'
import { understandingLexicon } from './lexicon.ts'
import { readTopics, topicFitsThings } from './match-topic.ts'
import { spotPhrases } from './phrases.ts'
import { rankTopics, type TopicCandidate } from './rank-topics.ts'

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
  /** The topics that it may ask about, the likeliest first; ranked when first read, since most texts answer a question. */
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

/** A single word that the lexicon does not have asks nothing. */
const saysLittle = (folded: string, concepts: ReadonlySet<string>): boolean =>
  concepts.size === 0 && /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{P}']*$/u.test(folded)

/** Reads a typed text. Pure; never throws, whatever is typed. */
export function readUtterance(text: string): Utterance {
  const folded = foldText(text)
  const { negation, alternative } = understandingLexicon()
  const reading = readTopics(folded)
  const { about, concepts, unknown } = reading
  let topics: readonly TopicCandidate[] | undefined
  return {
    folded,
    asks: asksSomething(folded),
    marked: /[?？؟]\s*$/u.test(folded),
    negates: spotPhrases(folded, negation).length > 0,
    hedges: spotPhrases(folded, alternative).length > 0,
    distress: distressIn(folded),
    about,
    concepts,
    get topics() {
      topics ??= saysLittle(folded, concepts)
        ? []
        : rankTopics(reading).filter(({ topic }) => topicFitsThings(topic, about))
      return topics
    },
    unknownWords: unknown,
  }
}

/**
 * With less than this share it is too often another topic: the likeliest ones are offered instead (`npm run understand -- --score`).
 * A text with no word of this subject is more often about another one, and needs more.
 */
const CLEAR = 0.5
const CLEAR_WITHOUT_OUR_WORDS = 0.65

/** The topic that a text asks about; `undefined` if none is clear. */
export function clearTopic({ topics: [best], about, concepts }: Utterance): TopicCandidate | undefined {
  const needed = about.length > 0 || concepts.size > 0 ? CLEAR : CLEAR_WITHOUT_OUR_WORDS
  return best && best.share >= needed ? best : undefined
}

/** A topic with less than this share is not worth a button. */
const NEAR = 0.12
const MOST_NEAR = 3

/** The topics that a text may ask about where none is clear, the likeliest first. */
export function nearTopics({ topics }: Utterance): readonly TopicId[] {
  return topics
    .filter(({ share }) => share >= NEAR)
    .slice(0, MOST_NEAR)
    .map(({ topic }) => topic)
}
