import { CHIP_TOPICS } from './rows/chip-topics.ts'
import { DEADLINE_TOPICS } from './rows/deadline-topics.ts'
import { LIFE_TOPICS } from './rows/life-topics.ts'
import { NEW_CARD_TOPICS } from './rows/new-card-topics.ts'
import { STAY_TOPICS } from './rows/stay-topics.ts'
import type { TopicRow } from './rows/topic-row.ts'

export type { About } from './rows/topic-row.ts'

const ROWS = [...DEADLINE_TOPICS, ...STAY_TOPICS, ...NEW_CARD_TOPICS, ...CHIP_TOPICS, ...LIFE_TOPICS] as const

/** The id of a topic. It never changes its meaning. */
export type TopicId = (typeof ROWS)[number]['id']

/** A general question, and the ones that people ask next. */
export interface Topic extends TopicRow {
  readonly id: TopicId
  readonly next: readonly TopicId[]
}

/** Every topic, each once. */
export const TOPICS: readonly Topic[] = ROWS

/** Every source that a topic cites. */
export const TOPIC_SOURCES: readonly string[] = TOPICS.flatMap(({ sources }) => sources)

const BY_ID: ReadonlyMap<string, Topic> = new Map(TOPICS.map((topic) => [topic.id, topic]))

/** The topic with this id; `undefined` where there is none. */
export function topicById(id: string): Topic | undefined {
  return BY_ID.get(id)
}
