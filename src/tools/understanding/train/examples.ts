import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { KNOWN_LANGUAGES, type Language, localeFolder } from '../../../contracts/languages.ts'
import { hearing, languagesOf } from '../../../domain/language/heard.ts'
import { topicById } from '../../../domain/topics/topics.ts'
import { foldText } from '../../../domain/understanding/fold-text.ts'
import { readTopics } from '../../../domain/understanding/match-topic.ts'
import { featuresIn, NO_TOPIC } from '../../../domain/understanding/rank-topics.ts'
import type { Example } from './softmax.ts'

/** `locales/<tag>/questions.json`: questions of people, by topic; `none`: texts that no topic answers. */
const fileSchema = z.record(
  z.string().refine((id) => id === NO_TOPIC || topicById(id) !== undefined, 'no such topic'),
  z.array(z.string().min(1)),
)

/** The question files of every language, by tag. Throws if one is invalid. */
function questionFiles(): ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>> {
  const found = KNOWN_LANGUAGES.flatMap((language) => {
    const file = new URL('questions.json', localeFolder(language))
    return existsSync(file)
      ? [[language, fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))] as const]
      : []
  })
  return new Map(found)
}

/** The features of a text of a language, as an example of a topic. */
function exampleOf(text: string, as: string, language: Language): Example {
  const read = () => featuresIn(readTopics(foldText(text)))
  return { as, features: hearing(languagesOf(text, language), read) }
}

/** All examples of all languages, and a digest of their inputs: it changes with the words, the lexicon and the patterns. */
export function allExamples(): { readonly examples: readonly Example[]; readonly madeFrom: string } {
  const examples = [...questionFiles()].flatMap(([language, topics]) =>
    Object.entries(topics).flatMap(([topic, texts]) => texts.map((text) => exampleOf(text, topic, language))),
  )
  const hash = createHash('sha256')
  for (const { as, features } of examples) hash.update(`${as} ${features.toSorted().join(' ')}\n`)
  return { examples, madeFrom: hash.digest('hex') }
}
