import { CHOICE_WORDS } from '../../../../flows/choice-words.ts'
import type { ChoiceQuestion, DateQuestion, Question } from '../../../../flows/flow.ts'
import type { Action } from '../../../contracts/action.ts'
import type { Day } from '../../dates/day.ts'
import { type DateProblem, readDay } from '../../dates/reading/read.ts'
import { type Command, recogniseCommand } from '../../language/recognise-command.ts'
import { recogniseLanguage } from '../../language/recognise-language.ts'
import { cardOf, flowOf } from '../state/cards.ts'
import { questionAt, questionById } from '../state/flow-cursor.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'
import { ELSEWHERE, townsNamed } from '../state/towns.ts'
import { type Choosable, exactChoice, partlyChoice, yesOrNoChoice } from './match-choice.ts'
import { readStatus, type TypedStatus } from './read-status.ts'
import { labelled, labelledCard, labelledHere } from './typed-label.ts'

/** What typed words come to at one place of the conversation. */
export type Understood =
  | { readonly kind: 'action'; readonly action: Action }
  /** A day to say back before it counts, or several to choose from. */
  | { readonly kind: 'days'; readonly question: Question; readonly days: readonly Day[] }
  | { readonly kind: 'date-problem'; readonly question: Question; readonly problem: DateProblem }
  | { readonly kind: 'towns'; readonly question: Question; readonly towns: readonly string[] }
  | { readonly kind: 'status'; readonly sure: boolean; readonly statuses: readonly TypedStatus[] }
  | { readonly kind: 'greeting' | 'thanks' | 'unclear' }

const UNCLEAR: Understood = { kind: 'unclear' }

function choicesOf(question: ChoiceQuestion): Choosable {
  const words = CHOICE_WORDS[question.id]
  return { ids: question.choices, key: (id) => `choice.${question.id}.${id}`, ...(words && { words }) }
}

function toAnswer(card: CardRecord, question: Question, value: string): Understood {
  return { kind: 'action', action: { do: 'answer', card: card.id, on: question.id, value } }
}

/** A yes or a no to what was said back. */
function toConfirmation(said: Command | undefined, card: CardRecord): Understood | undefined {
  const { confirm } = card
  if (!confirm) return undefined
  const on = { card: card.id, on: confirm.question }
  const [only, ...others] = confirm.readings
  if (said === 'yes' && only !== undefined && others.length === 0)
    return { kind: 'action', action: { do: 'confirm', ...on, value: only } }
  return said === 'no' ? { kind: 'action', action: { do: 'edit', ...on } } : undefined
}

/** A command that holds anywhere; a bare yes or no does not. */
function toCommand(text: string, said: Command | undefined, card: CardRecord): Understood | undefined {
  const language = recogniseLanguage(text)
  if (language) return { kind: 'action', action: { do: 'language', value: language } }
  if (said === 'greeting' || said === 'thanks') return { kind: said }
  if (said !== undefined && said !== 'yes' && said !== 'no')
    return { kind: 'action', action: { do: said, card: card.id } }
  return undefined
}

/** The words of a button, typed; where a day is asked for "in 3 days" is no button of a reminder. */
function toTap(
  text: string,
  record: PersonRecord,
  question: Question | undefined,
  today: Day,
): Understood | undefined {
  if (question?.kind === 'date' && !('problem' in readDay(text, { today }))) return undefined
  const action = labelled(text, cardOf(record), today) ?? labelledCard(text, record)
  return action && { kind: 'action', action }
}

function toDate(text: string, question: DateQuestion, today: Day): Understood {
  const reading = readDay(text, { today })
  if ('day' in reading) return { kind: 'days', question, days: [reading.day] }
  if ('ambiguous' in reading) return { kind: 'days', question, days: reading.ambiguous }
  return reading.problem === 'not-a-date' ? UNCLEAR : { kind: 'date-problem', question, problem: reading }
}

function toChoice(
  text: string,
  said: Command | undefined,
  card: CardRecord,
  question: ChoiceQuestion,
): Understood {
  const status = question.reads === 'status' ? readStatus(text) : undefined
  if (status) return { kind: 'status', ...status }
  const choices = choicesOf(question)
  const value = said === 'yes' || said === 'no' ? yesOrNoChoice(said, choices) : partlyChoice(text, choices)
  return value === undefined ? UNCLEAR : toAnswer(card, question, value)
}

/** A known municipality is said back, since others share its name; of any other only that it is another is kept. */
function toTown(text: string, card: CardRecord, question: Question): Understood {
  const towns = townsNamed(text)
  if (towns.length === 0) return toAnswer(card, question, ELSEWHERE)
  return { kind: 'towns', question, towns: [...towns, ELSEWHERE] }
}

function toQuestion(
  text: string,
  said: Command | undefined,
  card: CardRecord,
  question: Question,
  today: Day,
): Understood {
  if (question.kind === 'date') return toDate(text, question, today)
  if (question.kind === 'choice') return toChoice(text, said, card, question)
  return toTown(text, card, question)
}

/** Reads typed words at the place where the person's conversation stands. Pure; never throws, whatever is typed. */
export function readText(text: string, record: PersonRecord, today: Day): Understood {
  const card = cardOf(record)
  const said = recogniseCommand(text)
  const confirmed = toConfirmation(said, card)
  if (confirmed) return confirmed
  const question = card.confirm ? questionById(flowOf(card), card.confirm.question) : questionAt(card, today)
  const here = question && labelledHere(text, card, question)
  if (here) return { kind: 'action', action: here }
  const exact = question?.kind === 'choice' ? exactChoice(text, choicesOf(question)) : undefined
  if (question && exact !== undefined) return toAnswer(card, question, exact)
  const command = toCommand(text, said, card) ?? toTap(text, record, question, today)
  if (command) return command
  return question ? toQuestion(text, said, card, question, today) : UNCLEAR
}
