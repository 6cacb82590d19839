import type { Question } from '../../flows/flow.ts'
import type { QuestionMessage } from '../channels/message.ts'
import type { Day } from '../dates/day.ts'
import { translator } from '../language/translate.ts'
import { answerFault } from './acceptable.ts'
import { faultWords } from './actions/answering.ts'
import { cardOf, flowOf } from './cards.ts'
import { questionMessage } from './question-message.ts'
import type { CardRecord, PersonRecord } from './record.ts'
import { survey } from './survey.ts'
import type { Talk } from './talk.ts'

/** A form's answers: question id to choice or day. */
export type FormAnswers = Readonly<Record<string, string>>

/** Which card a form is about, and on which day in Japan. */
export interface FormPlace {
  readonly record: PersonRecord
  readonly today: Day
  /** The card's id; the active one where it is left out. */
  readonly card?: string
}

/** What is wrong with one answer of a form, in the person's language, to stand beside its field. */
export interface FormFault {
  readonly question: string
  readonly words: string
}

function talkFor({ record, today }: FormPlace): Talk {
  return { record, today, language: record.language, t: translator(record.language), controls: {} }
}

/** The card with a form's answers, each taken only where its question is relevant by then and the answer fits. */
export function fillIn(
  card: CardRecord,
  answers: FormAnswers,
  today: Day,
): { readonly card: CardRecord; readonly faults: readonly { question: Question; fault: ReturnType<typeof answerFault> }[] } {
  const flow = flowOf(card)
  const faults: { question: Question; fault: ReturnType<typeof answerFault> }[] = []
  let filled = card.answers
  for (const question of flow.questions) {
    const value = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
    const counts = survey(flow, filled, today).relevant.some(({ id }) => id === question.id)
    if (value === undefined || !counts) continue
    const fault = answerFault(question, value, filled, today)
    if (fault) faults.push({ question, fault })
    else filled = { ...filled, [question.id]: value }
  }
  const whose = filled.whose
  const label = whose === 'child' || whose === 'other' ? whose : 'mine'
  return { card: { ...card, label, answers: filled }, faults }
}

/** What a form says that cannot be taken, question by question; empty: everything fits. */
export function checkAnswers(place: FormPlace, answers: FormAnswers): FormFault[] {
  const talk = talkFor(place)
  const card = cardOf(place.record, place.card)
  return fillIn(card, answers, place.today).faults.flatMap(({ question, fault }) =>
    fault ? [{ question: question.id, words: faultWords(talk, card, question, fault) }] : [],
  )
}

/**
 * The questions of a form, as they are asked with the answers given so far: the relevant ones in order, answered or
 * not. After an answer that opens or closes questions the form is built again.
 */
export function formQuestions(place: FormPlace, soFar: FormAnswers): QuestionMessage<'personal'>[] {
  const talk = talkFor(place)
  const { card } = fillIn(cardOf(place.record, place.card), soFar, place.today)
  const { asked } = survey(flowOf(card), card.answers, place.today)
  return asked.map((question) => questionMessage(talk, card, question))
}
