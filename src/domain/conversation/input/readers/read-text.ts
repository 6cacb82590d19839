import type { Question } from '../../../../../flows/flow.ts'
import type { ActionName } from '../../../../contracts/action.ts'
import type { Day } from '../../../dates/day.ts'
import { municipalitiesNamed } from '../../../language/places/municipalities.ts'
import { type Command, recogniseCommand } from '../../../language/recognise-command.ts'
import { recogniseLanguage } from '../../../language/recognise-language.ts'
import { findSecrets } from '../../../language/secrets/redact.ts'
import { readAge } from '../../../understanding/read-age.ts'
import {
  firstNamedChoice,
  type LikelyChoice,
  likelyChoice,
  readOrdinal,
  wholeChoice,
} from '../../../understanding/read-choice.ts'
import { clearTopic, nearTopics, readUtterance, type Utterance } from '../../../understanding/utterance.ts'
import { firstMissing } from '../../answer/missing.ts'
import { cardOf, flowOf } from '../../state/cards.ts'
import { questionAt, questionById } from '../../state/flow-cursor.ts'
import type { CardRecord, PersonRecord } from '../../state/record.ts'
import { ELSEWHERE, townsNamed } from '../../state/towns.ts'
import { choicesOf, exactChoice, yesOrNoChoice } from '../match-choice.ts'
import type { Meaning } from '../meaning.ts'
import { answerElsewhere } from '../other-question.ts'
import { readDateAnswer } from '../read-date-answer.ts'
import { readRemindOn } from '../read-remind-on.ts'
import { readStatus } from '../read-status.ts'
import { readWhatIf } from '../read-what-if.ts'
import { toldFacts } from '../told-facts.ts'
import { labelled, labelledCard, labelledHere } from '../typed-label.ts'

/** The inputs of the readers. */
interface Reading {
  readonly text: string
  readonly utterance: Utterance
  readonly said: Command | undefined
  readonly record: PersonRecord
  readonly card: CardRecord
  /** The current question; none after the last one. */
  readonly question: Question | undefined
  readonly today: Day
}

/** A reader: the meaning of the text, or `undefined`. */
type Reader = (reading: Reading) => Meaning | undefined

/** Commands without effects, which may be part of a question. */
const HARMLESS: ReadonlySet<string> = new Set<ActionName>([
  'help',
  'why',
  'explain',
  'more',
  'counter',
  'review',
  'language',
  'human',
  'privacy',
  'export',
  'cards',
  'calendar',
  'reminders',
  'home',
  'delete',
])

const ADULT = 18
const ALONE_FROM = 15

function toAnswer({ card }: Reading, question: Question, value: string): Meaning {
  return { kind: 'action', action: { do: 'answer', card: card.id, on: question.id, value } }
}

const readSecret: Reader = ({ text }) => {
  const [first] = findSecrets(text)
  return first && { kind: 'secret', secret: first.kind }
}

const readCrisis: Reader = ({ utterance: { distress } }) =>
  distress === 'crisis' ? { kind: 'distress', distress } : undefined

/** A yes, a no or a list position, as answer to a confirmation. */
const readConfirmation: Reader = ({ said, card, utterance }) => {
  const confirm = card.told ? { question: 'told', readings: ['yes'] } : card.confirm
  if (!confirm || utterance.asks) return undefined
  const on = { card: card.id, on: confirm.question }
  const [only, ...others] = confirm.readings
  if (said === 'yes' && only !== undefined && others.length === 0)
    return { kind: 'action', action: { do: 'confirm', ...on, value: only } }
  if (said === 'no') return { kind: 'action', action: { do: 'edit', ...on } }
  const value = others.length > 0 ? confirm.readings[readOrdinal(utterance.folded) ?? -1] : undefined
  return value === undefined ? undefined : { kind: 'action', action: { do: 'confirm', ...on, value } }
}

/** The label of a button of the current question. */
const readLabelHere: Reader = ({ text, card, question }) => {
  const action = question && labelledHere(text, card, question)
  return action && { kind: 'action', action }
}

/** The whole label of a choice. */
const readChoiceLabel: Reader = (reading) => {
  const { text, question, utterance } = reading
  if (question?.kind !== 'choice' || utterance.marked) return undefined
  const label = exactChoice(text, choicesOf(question))
  return label === undefined ? undefined : toAnswer(reading, question, label)
}

/** An age in years, where the age is asked. */
const readAgeAnswer: Reader = (reading) => {
  const { question, utterance } = reading
  const age = question?.id === 'age' && !utterance.asks ? readAge(utterance.folded) : undefined
  if (!question || age === undefined) return undefined
  return toAnswer(reading, question, age >= ADULT ? '18-plus' : age >= ALONE_FROM ? '15-17' : 'under-15')
}

/** A choice named by the whole text in everyday words, or by yes or no. */
const readWholeChoice: Reader = (reading) => {
  const { question, utterance, said } = reading
  if (question?.kind !== 'choice' || utterance.asks) return undefined
  const choices = choicesOf(question)
  const named = wholeChoice(utterance.folded, question.id)
  if (named !== undefined && choices.ids.includes(named)) return toAnswer(reading, question, named)
  const yesOrNo = said === 'yes' || said === 'no' ? yesOrNoChoice(said, choices) : undefined
  return yesOrNo === undefined ? undefined : toAnswer(reading, question, yesOrNo)
}

/** A status. One that is also the name of a language is confirmed. */
const readStatusAnswer: Reader = ({ text, question, utterance }) => {
  if (question?.kind !== 'choice' || question.reads !== 'status' || utterance.asks) return undefined
  const status = readStatus(text)
  return status && { kind: 'status', ...status, sure: status.sure && recogniseLanguage(text) === undefined }
}

/**
 * With the answer at hand and something still missing in it: an answer to the first missing question, which was left open before.
 */
const readMissingAnswer: Reader = (reading) => {
  const question = reading.question ? undefined : firstMissing(reading.card, reading.today)
  if (!question) return undefined
  const at = { ...reading, question }
  return readChoiceLabel(at) ?? readWholeChoice(at) ?? readStatusAnswer(at) ?? readDate(at)
}

const readCommand: Reader = ({ text, said, card, utterance }) => {
  const language = utterance.asks ? undefined : recogniseLanguage(text)
  if (language) return { kind: 'action', action: { do: 'language', value: language } }
  if (said === undefined || said === 'yes' || said === 'no') return undefined
  if (said === 'greeting' || said === 'thanks') return { kind: said }
  if (utterance.asks && !HARMLESS.has(said)) return undefined
  return { kind: 'action', action: { do: said, card: card.id } }
}

/** Commands about steps and reminders mean nothing before there is an answer or a reminder. */
const AFTER_THE_ANSWER: ReadonlySet<string> = new Set<ActionName>([
  'done',
  'not-yet',
  'stop',
  'snooze',
  'remind',
  'test-reminder',
])

/** A command, if it applies. */
const readCommandHere: Reader = (reading) => {
  const meaning = readCommand(reading)
  if (meaning?.kind !== 'action' || !reading.question) return meaning
  if (meaning.action.do === 'new-card' && reading.question.id === 'renewal')
    return toAnswer(reading, reading.question, 'received')
  const isAboutReminders = AFTER_THE_ANSWER.has(meaning.action.do)
  return isAboutReminders && !reading.record.settings.reminders ? undefined : meaning
}

/** "Remind me on Monday": once reminders are on, the next one comes on that day; before, they are switched on. */
const readReminderDay: Reader = ({ utterance, record, card, question, today }) => {
  if (question && !record.settings.reminders) return undefined
  const day = readRemindOn(utterance.folded, today)
  if (day === undefined) return undefined
  const action = record.settings.reminders ? { do: 'snooze' as const, value: day } : { do: 'remind' as const }
  return { kind: 'action', action: { ...action, card: card.id } }
}

/** The words of a button of any message, typed. */
const readLabel: Reader = ({ text, record, card, question, today, utterance }) => {
  const action = labelled(text, card, today) ?? labelledCard(text, record)
  if (!action || (utterance.marked && action.do !== 'topic' && !HARMLESS.has(action.do))) return undefined
  const needsAnswer = action.do === 'done' || action.do === 'not-yet'
  return needsAnswer && question && !record.settings.reminders ? undefined : { kind: 'action', action }
}

/** The residence card's date told where that of the My Number Card is asked; a combined card is both. */
const isOtherCard = ({ question, utterance: { concepts }, card }: Reading): boolean =>
  question?.id === 'card-until' &&
  card.answers.holds !== 'combined' &&
  concepts.has('@residence-card') &&
  !concepts.has('@my-number-card')

const readDate: Reader = (reading) => {
  const { text, utterance, question, today } = reading
  if (question?.kind !== 'date' || isOtherCard(reading)) return undefined
  if (utterance.asks && clearTopic(utterance)) return undefined
  return readDateAnswer(text, utterance, question, today)
}

/**
 * A municipality with known practice is confirmed, because others share its name; for others only "another
 * one" is stored. Other texts are not taken as a municipality.
 */
const readTown: Reader = ({ text, question, utterance }) => {
  if (question?.kind !== 'town' || utterance.asks) return undefined
  const towns = townsNamed(text)
  if (towns.length > 0) return { kind: 'towns', question, towns: [...towns, ELSEWHERE] }
  const others = municipalitiesNamed(text)
  return others.length > 0 ? { kind: 'other-town', question, named: others } : undefined
}

const readTold: Reader = ({ text, today, utterance, card }) => {
  if (utterance.asks || utterance.negates) return undefined
  const facts = toldFacts(text, today, card.answers)
  return facts.length > 0 ? { kind: 'told', facts } : undefined
}

/** An answer to another question; confirmed, because it may change an earlier answer. */
const readAnswerElsewhere: Reader = (reading) => {
  const { text, utterance, said } = reading
  if (utterance.asks || said !== undefined || !reading.question) return undefined
  const fact = answerElsewhere(text, utterance.folded, reading)
  return fact && { kind: 'told', facts: [fact] }
}

/** A supposition about the current answer. */
const readSupposition: Reader = ({ text, utterance, card, question, today }) => {
  const supposition = question ? undefined : readWhatIf(text, utterance, card, today)
  return supposition && { kind: 'what-if', supposition }
}

/** A clear topic wins over a choice whose words are less than this share of the text. */
const MOST_OF_IT = 0.5
/** Questions whose choices people say by the way, as in “I lost my card”: a topic as likely as `SURE` says more. */
const SAID_BY_THE_WAY: readonly string[] = ['whose']
const SURE = 0.8
/** A choice whose words are less of the text than this is not what the text is about. */
const LEAST_OF_IT = 0.15

/** Topics about the very thing that a question asks: its choice is no aside to them. */
const OWN_TOPIC: Readonly<Record<string, string>> = { 'who-goes': 'who-can-go' }

/** Who goes, by the person that is named first. */
function visitor({ folded }: Utterance, { id }: Question): LikelyChoice | undefined {
  const value = id === 'who-goes' ? firstNamedChoice(folded, id) : undefined
  return value === undefined ? undefined : { value, share: 1 }
}

const readLikelyChoice: Reader = ({ question, utterance }) => {
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

const readTopic: Reader = ({ utterance, said }) => {
  const found = said === 'yes' || said === 'no' ? undefined : clearTopic(utterance)
  if (!found) return undefined
  const { about, distress } = utterance
  return { kind: 'topic', topic: found.topic, about, afraid: distress !== undefined }
}

/** A request for a human, or for one who speaks the person's language. */
const readHuman: Reader = ({ utterance: { concepts }, card }) =>
  concepts.has('humanlang') ? { kind: 'action', action: { do: 'human', card: card.id } } : undefined

const readFear: Reader = ({ utterance: { distress } }) => distress && { kind: 'distress', distress }

/** The readers in order; the first one with a meaning decides. */
const READERS: readonly Reader[] = [
  readSecret,
  readCrisis,
  readConfirmation,
  readLabelHere,
  readChoiceLabel,
  readAgeAnswer,
  readWholeChoice,
  readStatusAnswer,
  readDate,
  readCommandHere,
  readReminderDay,
  readTown,
  readLabel,
  readMissingAnswer,
  readSupposition,
  readTold,
  readAnswerElsewhere,
  readLikelyChoice,
  readTopic,
  readHuman,
  readFear,
]

/** Parses a typed text at the current prompt. Pure; never throws. */
export function readText(text: string, record: PersonRecord, today: Day): Meaning {
  const card = cardOf(record)
  const question = card.confirm ? questionById(flowOf(card), card.confirm.question) : questionAt(card, today)
  const utterance = readUtterance(text)
  const reading: Reading = { text, utterance, said: recogniseCommand(text), record, card, question, today }
  for (const reader of READERS) {
    const meaning = reader(reading)
    if (meaning) return meaning
  }
  return { kind: 'unclear', nearest: nearTopics(utterance), about: utterance.about }
}
