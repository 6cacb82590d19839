import type { Question } from '../../../../flows/flow.ts'
import type { DateInput } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { translator } from '../../language/translate.ts'
import type { TurnContext } from '../context/turn-context.ts'
import { cardOf, flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import { labelOf } from '../state/flow-cursor.ts'
import type { CardRecord, PersonRecord } from '../state/record.ts'
import { type AnswerFault, answerFault } from '../state/validate-answer.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'
import { questionWords } from '../words/question-words.ts'
import { dateInput } from './question-message.ts'

/** A form's answers: question id to choice or day. */
export type FormAnswers = Readonly<Record<string, string>>

/** Which card a form is about, and on which day in Japan. */
export interface FormPlace {
  readonly record: PersonRecord
  readonly today: Day
  /** The card's id; the active one where it is left out. */
  readonly card?: string
}

/** Why one answer of a form is not accepted, in the person's language, for display at its field. */
export interface FormFault {
  readonly question: string
  readonly words: string
}

function talkFor({ record, today }: FormPlace): TurnContext {
  return { record, today, language: record.language, t: translator(record.language), controls: {} }
}

interface Fault {
  readonly question: Question
  readonly fault: AnswerFault
}

/** A card after a form: accepted answers are kept, the others are listed. */
interface Filled {
  readonly card: CardRecord
  readonly faults: readonly Fault[]
}

/** The card with a form's answers; each is kept only if its question applies at that point and the answer is valid. */
export function fillIn(card: CardRecord, answers: FormAnswers, today: Day): Filled {
  const flow = flowOf(card)
  const faults: Fault[] = []
  let filled = card.answers
  for (const question of flow.questions) {
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    const counts = evaluateFlow(flow, filled, today).relevant.some(({ id }) => id === question.id)
    if (value === undefined || !counts) continue
    const fault = answerFault(question, value, { ...filled, ...answers }, today)
    if (fault) faults.push({ question, fault })
    else filled = { ...filled, [question.id]: value }
  }
  const { confirm: _confirm, asking: _asking, hinted: _hinted, ...rest } = card
  return { card: { ...rest, label: labelOf(filled), answers: { ...filled } }, faults }
}

/** The answers of a form that are not accepted, by question; empty if all are. */
export function checkAnswers(place: FormPlace, answers: FormAnswers): FormFault[] {
  const context = talkFor(place)
  const { card, faults } = fillIn(cardOf(place.record, place.card), answers, place.today)
  return faults.map(({ question, fault }) => ({
    question: question.id,
    words: answerFaultWords(context, card, question, fault),
  }))
}

/** One question of a form: `choices`, a `date`, or else a few typed words. */
export interface FormQuestion {
  readonly question: string
  readonly text: string
  /** Where the answer is printed. */
  readonly hint: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly date?: DateInput
  /** The answer so far. */
  readonly answer?: string
}

function choicesOf(context: TurnContext, question: Question): FormQuestion['choices'] {
  if (question.kind !== 'choice') return []
  const choices = question.choices.map((value) => ({
    value,
    label: context.t(`choice.${question.id}.${value}`),
  }))
  return [...choices, { value: 'unsure', label: context.t('choice.unsure') }]
}

/** Questions whose words invite to type an answer: a form takes only a choice there, and says so. */
const ONLY_CHOICES: ReadonlySet<string> = new Set(['status'])

function formQuestion(context: TurnContext, card: CardRecord, question: Question): FormQuestion {
  const answer = card.answers[question.id]
  return {
    question: question.id,
    text: questionWords(context, card, question, ONLY_CHOICES.has(question.id) ? 'form' : 'ask'),
    hint: questionWords(context, card, question, 'where'),
    choices: choicesOf(context, question),
    ...(question.kind === 'date' && { date: dateInput(context, card, question) }),
    ...(answer !== undefined && { answer }),
  }
}

/**
 * The questions of a form with the answers so far: the relevant ones in order, answered or not. The form is built again
 * after an answer that changes which questions apply.
 */
export function formQuestions(place: FormPlace, soFar: FormAnswers): FormQuestion[] {
  const context = talkFor(place)
  const { card } = fillIn(cardOf(place.record, place.card), soFar, place.today)
  const { asked } = evaluateFlow(flowOf(card), card.answers, place.today)
  return asked.map((question) => formQuestion(context, card, question))
}
