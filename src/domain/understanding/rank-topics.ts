import { readFileSync } from 'node:fs'
import { localesFile } from '../../contracts/languages.ts'
import { type TopicId, topicById } from '../topics/topics.ts'
import { featuresOf } from './classify/features.ts'
import { decodeModel, type TopicModel } from './classify/model-file.ts'
import { hashed, rankClasses } from './classify/rank.ts'
import type { TopicReading } from './match-topic.ts'

/** A topic that a text may ask about. `share`: how sure, of 1; what is missing from 1 belongs to other topics, or to none. */
export interface TopicCandidate {
  readonly topic: TopicId
  readonly share: number
}

/** The class of texts that no topic answers. */
export const NO_TOPIC = 'none'

/** Made by `npm run train` from the `questions.json` of every language. */
export const MODEL_FILE: URL = localesFile('topics.model')

let model: TopicModel | undefined

function topicModel(): TopicModel {
  model ??= decodeModel(readFileSync(MODEL_FILE))
  return model
}

const isTopic = (id: string): id is TopicId => topicById(id) !== undefined

/** The hashed features of a text. */
export const featuresIn = (reading: TopicReading): Uint32Array => hashed(featuresOf(reading.text, reading))

/** The topics that a text may ask about, the likeliest first; none where it is likelier that no topic answers it. */
export function rankTopics(reading: TopicReading): readonly TopicCandidate[] {
  const ranked = rankClasses(topicModel(), featuresIn(reading))
  if (ranked[0]?.as === NO_TOPIC) return []
  return ranked.flatMap(({ as, share }) => (isTopic(as) ? [{ topic: as, share }] : []))
}
