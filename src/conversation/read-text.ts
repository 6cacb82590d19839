import type { ChoiceQuestion, DateQuestion, Question } from '../../flows/flow.ts'
import type { Action, ActionName } from '../channels/action.ts'
import type { Day } from '../dates/day.ts'
import { type DateProblem, readDay } from '../dates/read.ts'
import { flowOf } from './cards.ts'
import { matchChoice } from './match-choice.ts'
import type { CardRecord } from './record.ts'
import { questionAt, questionById } from './walk.ts'

/** What typed words come to at one place of the conversation. */
export type Understood =
  | { readonly kind: 'action'; readonly action: Action }
  /** An answer to say back before it counts: one reading to say yes to, or several to choose from. */
  | { readonly kind: 'readings'; readonly question: Question; readonly readings: readonly string[] }
  | { readonly kind: 'date-problem'; readonly question: Question; readonly problem: DateProblem }
  | { readonly kind: 'unclear' }

const UNCLEAR: Understood = { kind: 'unclear' }

/** Actions that can be said by the words on their buttons. */
const BY_LABEL: readonly ActionName[] = [
  'unsure',
  'back',
  'restart',
  'home',
  'help',
  'why',
  'explain',
  'more',
  'counter',
  'review',
  'language',
  'human',
  'delete',
  'export',
  'privacy',
  'cards',
  'card-add',
  'calendar',
  'reminders',
  'remind',
  'new-card',
]

function byLabel(text: string, card: CardRecord): Understood | undefined {
  if (/^\s*\d/.test(text)) return undefined
  const name = matchChoice(text, BY_LABEL, (id) => `button.${id}`)
  const action = BY_LABEL.find((one) => one === name)
  return action && { kind: 'action', action: { do: action, card: card.id } }
}

/** A yes or a no to what was said back, or one of its readings. */
function toConfirmation(text: string, card: CardRecord): Understood | undefined {
  const { confirm } = card
  if (!confirm) return undefined
  const said = matchChoice(text, ['yes', 'change'], (id) => `button.${id}`)
  const on = { card: card.id, on: confirm.question }
  const [only, ...others] = confirm.readings
  if (said === 'yes' && only !== undefined && others.length === 0)
    return { kind: 'action', action: { do: 'confirm', ...on, value: only } }
  return said === 'change' ? { kind: 'action', action: { do: 'edit', ...on } } : undefined
}

function toDate(text: string, question: DateQuestion, today: Day): Understood {
  const reading = readDay(text, { today })
  if ('day' in reading) return { kind: 'readings', question, readings: [reading.day] }
  if ('ambiguous' in reading) return { kind: 'readings', question, readings: reading.ambiguous }
  return reading.problem === 'not-a-date' ? UNCLEAR : { kind: 'date-problem', question, problem: reading }
}

function toChoice(text: string, card: CardRecord, question: ChoiceQuestion): Understood {
  const value = matchChoice(text, question.choices, (id) => `choice.${question.id}.${id}`)
  if (value === undefined) return UNCLEAR
  return { kind: 'action', action: { do: 'answer', card: card.id, on: question.id, value } }
}

function toQuestion(text: string, card: CardRecord, question: Question, today: Day): Understood {
  if (question.kind === 'date') return toDate(text, question, today)
  if (question.kind === 'choice') return toChoice(text, card, question)
  const value = text.trim()
  return { kind: 'action', action: { do: 'answer', card: card.id, on: question.id, value } }
}

/** Reads typed words at the place where the card's conversation stands. Pure; never throws, whatever is typed. */
export function readText(text: string, card: CardRecord, today: Day): Understood {
  const confirmed = toConfirmation(text, card) ?? byLabel(text, card)
  if (confirmed) return confirmed
  const question = card.confirm ? questionById(flowOf(card), card.confirm.question) : questionAt(card, today)
  return question ? toQuestion(text, card, question, today) : UNCLEAR
}
