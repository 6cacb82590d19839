import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Language, localeFolder } from '../../contracts/languages.ts'
import { heardLanguages } from '../language/heard.ts'
import { foldText } from './fold-text.ts'
import { indexPhrases, type PhraseIndex } from './phrases.ts'
import { type Vocabulary, vocabularyOf } from './spelling.ts'

const phrases = z.array(z.string().min(1))
/** Phrases that are compared with a folded text as they stand: files write them with accents. */
const folded = phrases.transform((list) => list.map(foldText))

/** One `locales/<tag>/understanding.json`: what people write in one language. A `*` at a phrase's end leaves its ending open. */
export const understandingSchema = z.strictObject({
  /** Things that are spoken of and what is said of them, by concept; `@` marks what the person speaks of. */
  concepts: z.record(z.string(), phrases),
  /** Words that ask: at the beginning of a text, anywhere, at its end. */
  asking: z.strictObject({ start: phrases, anywhere: phrases, end: folded }),
  /** Words that turn a statement into its opposite, and those that name one of several. */
  negation: phrases,
  alternative: phrases,
  /** Small words that carry no meaning of their own. */
  filler: phrases,
  /** Choices of questions in people's own words, by question and choice; whole answers only. */
  choices: z.record(z.string(), z.record(z.string(), phrases)),
  /** Fear and crisis. */
  distress: z.strictObject({ crisis: phrases, fear: phrases }),
  /** Ages in words: number of years to words; `years` are the words after a number. */
  ages: z.strictObject({ years: phrases, words: z.record(z.string(), phrases) }),
  /** "The first", "the second": for a choice between readings. */
  ordinals: z.array(phrases),
  /** Small words that people put before or after an answer. */
  polite: z.strictObject({ before: folded, after: folded }),
  /** What stands before or after a day in "remind me on Monday". */
  remindOn: z.strictObject({ before: folded, after: folded }),
  /** Days told by their distance from today; forms hold `{number}`, `{unit}` and `{weekday}`. */
  relative: z.strictObject({
    units: z.strictObject({ day: folded, week: folded, month: folded, year: folded }),
    numbers: z.record(z.string(), folded),
    ahead: folded,
    ago: folded,
    nextWeekday: folded,
    lastWeekday: folded,
    thisWeekday: folded,
    /** Sunday first. */
    weekdays: z.array(folded).length(7),
  }),
})

/** The words for relative days of one language. */
export type RelativeWords = LanguageFile['relative']

type LanguageFile = z.infer<typeof understandingSchema>

/** What people write in one language. */
export type UnderstandingFile = LanguageFile

/** Everything that the reader knows of people's words, of several languages at once. */
export interface Lexicon {
  readonly concepts: PhraseIndex
  /** The words of the concepts' phrases, for misspelt ones. */
  readonly vocabulary: Vocabulary
  readonly asking: {
    readonly start: PhraseIndex
    readonly anywhere: PhraseIndex
    readonly end: readonly string[]
  }
  readonly negation: PhraseIndex
  readonly alternative: PhraseIndex
  readonly filler: PhraseIndex
  readonly distress: PhraseIndex
  readonly choices: ReadonlyMap<string, PhraseIndex>
  readonly years: PhraseIndex
  readonly ages: PhraseIndex
  readonly ordinals: PhraseIndex
  readonly polite: { readonly before: readonly string[]; readonly after: readonly string[] }
  readonly remindOn: { readonly before: readonly string[]; readonly after: readonly string[] }
  readonly relative: readonly RelativeWords[]
}

const read = new Map<Language, LanguageFile>()

/** The words of a language, loaded on first use. */
function fileOf(language: Language): LanguageFile {
  const known = read.get(language)
  if (known) return known
  const text = readFileSync(new URL('understanding.json', localeFolder(language)), 'utf8')
  const file = understandingSchema.parse(JSON.parse(text))
  read.set(language, file)
  return file
}

const all = (of: readonly LanguageFile[], pick: (file: LanguageFile) => readonly string[]): PhraseIndex =>
  indexPhrases(of.map((file) => ['', pick(file)] as const))

function choiceIndexes(of: readonly LanguageFile[]): ReadonlyMap<string, PhraseIndex> {
  const questions = new Set(of.flatMap((file) => Object.keys(file.choices)))
  return new Map(
    [...questions].map((question) => [
      question,
      indexPhrases(of.flatMap((file) => Object.entries(file.choices[question] ?? {}))),
    ]),
  )
}

/** The negations of all languages, without those that are a small word of another: Portuguese “no dia 5” is “on the 5th”. */
function negations(of: readonly LanguageFile[]): PhraseIndex {
  const isSmallElsewhere = (word: string): boolean =>
    of.some(({ filler, negation }) => filler.includes(word) && !negation.includes(word))
  return all(of, ({ negation }) => negation.filter((word) => !isSmallElsewhere(word)))
}

const longestFirst = (a: string, b: string) => b.length - a.length

function build(languages: readonly Language[]): Lexicon {
  const of = languages.map(fileOf)
  return {
    concepts: indexPhrases(of.flatMap((file) => Object.entries(file.concepts))),
    vocabulary: vocabularyOf(
      of.flatMap((file) => Object.values(file.concepts).flat()).map((phrase) => foldText(phrase)),
    ),
    asking: {
      start: all(of, (file) => file.asking.start),
      anywhere: all(of, (file) => file.asking.anywhere),
      end: of.flatMap((file) => file.asking.end),
    },
    negation: negations(of),
    alternative: all(of, (file) => file.alternative),
    filler: all(of, (file) => file.filler),
    distress: indexPhrases(of.flatMap((file) => Object.entries(file.distress))),
    choices: choiceIndexes(of),
    years: all(of, (file) => file.ages.years),
    ages: indexPhrases(of.flatMap((file) => Object.entries(file.ages.words))),
    ordinals: indexPhrases(
      of.flatMap((file) => file.ordinals.map((words, at) => [String(at), words] as const)),
    ),
    polite: {
      before: of.flatMap((file) => file.polite.before),
      after: of.flatMap((file) => file.polite.after),
    },
    remindOn: {
      before: of.flatMap((file) => file.remindOn.before).toSorted(longestFirst),
      after: of.flatMap((file) => file.remindOn.after).toSorted(longestFirst),
    },
    relative: of.map((file) => file.relative),
  }
}

/** Cached sets of languages: a person's own with English and Japanese, for every language. */
const MOST = 20
const built = new Map<string, Lexicon>()

/** The lexicon of the current languages, loaded and folded on first use. */
export function understandingLexicon(): Lexicon {
  const languages = heardLanguages()
  const key = languages.join(' ')
  const known = built.get(key)
  if (known) return known
  const [oldest] = built.keys()
  if (built.size >= MOST && oldest !== undefined) built.delete(oldest)
  const lexicon = build(languages)
  built.set(key, lexicon)
  return lexicon
}
