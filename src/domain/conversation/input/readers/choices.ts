import type { Question } from '../../../../../flows/flow.ts'
import { readAge } from '../../../understanding/read-age.ts'
import {
  firstNamedChoice,
  type LikelyChoice,
  likelyChoice,
  wholeChoice,
} from '../../../understanding/read-choice.ts'
import { clearTopic, type Utterance } from '../../../understanding/utterance.ts'
import { choicesOf, yesOrNoChoice } from '../match-choice.ts'
import { type Reader, toAnswer } from './reading.ts'

const ADULT = 18
const ALONE_FROM = 15

/** An age in years, where the age is asked. */
export const readAgeAnswer: Reader = (reading) => {
  const { question, utterance } = reading
  const age = question?.id === 'age' && !utterance.asks ? readAge(utterance.folded) : undefined
  if (!question || age === undefined) return undefined
  return toAnswer(reading, question, age >= ADULT ? '18-plus' : age >= ALONE_FROM ? '15-17' : 'under-15')
}

/** A choice named by the whole text in everyday words, or by yes or no. */
export const readWholeChoice: Reader = (reading) => {
  const { question, utterance, said } = reading
  if (question?.kind !== 'choice' || utterance.asks) return undefined
  const choices = choicesOf(question)
  const named = wholeChoice(utterance.folded, question.id)
  if (named !== undefined && choices.ids.includes(named)) return toAnswer(reading, question, named)
  const yesOrNo = said === 'yes' || said === 'no' ? yesOrNoChoice(said, choices) : undefined
  return yesOrNo === undefined ? undefined : toAnswer(reading, question, yesOrNo)
}

/** A clear topic wins over a choice whose words are less than this share of the text. */
const MOST_OF_IT = 0.5
/**
 * Questions whose choices people also name in a text about something else, as in “I lost my card”: a topic with a share of at least
 * `SURE` wins over them.
 */
const SAID_BY_THE_WAY: readonly string[] = ['whose']
const SURE = 0.8
/** A choice whose words are less of the text than this is not what the text is about. */
const LEAST_OF_IT = 0.15

/** The topic that is about the same thing as a question: a choice in a text about it still counts. */
const OWN_TOPIC: Readonly<Record<string, string>> = { 'who-goes': 'who-can-go' }

/** Who goes, by the person that is named first. */
function visitor({ folded }: Utterance, { id }: Question): LikelyChoice | undefined {
  const value = id === 'who-goes' ? firstNamedChoice(folded, id) : undefined
  return value === undefined ? undefined : { value, share: 1 }
}

/** A choice that a sentence names by its words among others; confirmed. */
export const readLikelyChoice: Reader = ({ question, utterance }) => {
  if (question?.kind !== 'choice' || utterance.asks || utterance.negates || utterance.unknownWords > 2)
    return undefined
  const likely = likelyChoice(utterance.folded, question.id) ?? visitor(utterance, question)
  if (!likely || likely.share < LEAST_OF_IT || !question.choices.includes(likely.value)) return undefined
  const topic = clearTopic(utterance)
  const isOwn = topic?.topic === OWN_TOPIC[question.id]
  const isSurer = topic !== undefined && topic.share >= SURE && SAID_BY_THE_WAY.includes(question.id)
  const isAside = topic !== undefined && !isOwn && (likely.share < MOST_OF_IT || isSurer)
  return isAside ? undefined : { kind: 'likely', question, value: likely.value }
}
