import type { Question } from '../../../../flows/flow.ts'
import type { Action } from '../../../contracts/action.ts'
import { isDay } from '../../dates/day.ts'
import { type TurnContext, type TurnReply, withRecord } from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import {
  applyFlowEvent,
  askQuestions,
  questionAt,
  questionById,
  removeAnswers,
} from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { type AnswerFault, answerFault } from '../state/validate-answer.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'
import { questionWords } from '../words/question-words.ts'
import { showAnswer } from '../words/show-answer.ts'

function isRelevant(card: CardRecord, question: Question, context: TurnContext): boolean {
  return evaluateFlow(flowOf(card), card.answers, context.today).relevant.some(({ id }) => id === question.id)
}

/** The card with this question as its current one. */
function standingAt(context: TurnContext, card: CardRecord, question: Question): CardRecord {
  return questionAt(card, context.today)?.id === question.id
    ? card
    : askQuestions(card, [question.id], context.today)
}

/** A special extension ends after the end of stay: a card date that does not was read before the extension. */
function readBefore(card: CardRecord, question: Question, value: string): boolean {
  const { 'card-until': printed, 'stay-until': stay } = card.answers
  if (question.id !== 'special-extension' || value !== 'yes') return false
  return printed !== undefined && stay !== undefined && isDay(printed) && isDay(stay) && printed <= stay
}

/** Dates that this answer proves to be outdated, each with the text that says why. */
function contradicted(
  context: TurnContext,
  card: CardRecord,
  { id }: Question,
): { readonly question: string; readonly words: string }[] {
  return flowOf(card).questions.flatMap((question) => {
    const value = card.answers[question.id]
    const leans = question.kind === 'date' && question.notBefore?.some(({ when }) => Object.hasOwn(when, id))
    const fault = leans && value ? answerFault(question, value, card.answers, context.today) : undefined
    return fault ? [{ question: question.id, words: answerFaultWords(context, card, question, fault) }] : []
  })
}

/** Keeps an answer and continues. `echo`: first says what was understood. */
export function keepAnswer(
  context: TurnContext,
  card: CardRecord,
  question: Question,
  value: string,
  options: { readonly notes?: readonly string[]; readonly echo?: boolean } = {},
): TurnReply {
  const fault = answerFault(question, value, card.answers, context.today)
  if (fault) return refuse(context, card, question, fault)
  const changed = questionAt(card, context.today)?.id !== question.id
  const at = standingAt(context, card, question)
  const answered = applyFlowEvent(at, { type: 'ANSWER', value }, context.today)
  const again = readBefore(answered, question, value)
  const wrong = contradicted(context, answered, question)
  const kept = removeAnswers(answered, [
    ...(again ? ['card-until'] : []),
    ...wrong.map((one) => one.question),
  ])
  const record = { ...withCard(context.record, kept), misunderstood: 0 }
  const shown = showAnswer(context, question, value)
  const told = changed
    ? [context.t('chat.changed', { question: context.t(`question.${question.id}.name`), answer: shown })]
    : options.echo
      ? [shown]
      : []
  return replyAtPrompt(withRecord(context, record), [
    ...(options.notes ?? []),
    ...told,
    ...(again ? [context.t('chat.date-after-extension')] : []),
    ...wrong.map(({ words }) => words),
  ])
}

/** Says why an answer is not accepted and asks again. */
function refuse(context: TurnContext, card: CardRecord, question: Question, fault: AnswerFault): TurnReply {
  const record = withCard(context.record, standingAt(context, card, question))
  return replyAtPrompt(withRecord(context, record), [answerFaultWords(context, card, question, fault)])
}

/** Handles a tapped answer: to the current question, or to an earlier one, which changes that answer. */
export function answer(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const question = questionById(flowOf(card), action.on)
  if (!question || action.value === undefined) return replyAtPrompt(context, [context.t('chat.old-button')])
  const here = withRecord(context, withCard(context.record, card))
  if (!isRelevant(card, question, context)) return replyAtPrompt(here, [context.t('chat.no-longer-asked')])
  return keepAnswer(here, card, question, action.value, {
    echo: action.do === 'answer' && isDay(action.value),
  })
}

/** Handles "not sure": first shows where it is printed; the second time leaves the question open. */
export function unsure(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const at = questionAt(card, context.today)
  const question = questionById(flowOf(card), action.on) ?? at
  if (!question || question.id !== at?.id) return replyAtPrompt(context, [context.t('chat.no-longer-asked')])
  if (card.hinted === question.id) return keepAnswer(context, card, question, 'unsure')
  const { confirm: _confirm, ...rest } = card
  const record = withCard(context.record, { ...rest, hinted: question.id })
  const where = questionWords(context, card, question, 'where')
  return replyAtPrompt(withRecord(context, record), [where, context.t('chat.still-unsure')])
}

/** Handles "back": asks the previous question; its answer stays until another is given. */
export function back(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  if (card.confirm) {
    const { confirm: _confirm, ...rest } = card
    return replyAtPrompt(withRecord(context, withCard(context.record, rest)))
  }
  const before = questionAt(card, context.today)?.id
  const after = applyFlowEvent(card, { type: 'BACK' }, context.today)
  const same = questionAt(after, context.today)?.id === before
  return replyAtPrompt(
    withRecord(context, withCard(context.record, after)),
    same ? [context.t('chat.first-question')] : [],
  )
}

/** Asks a question again, or the questions of a refinement. */
export function edit(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const flow = flowOf(card)
  const group = flow.refinements.find(({ id }) => `exact-${id}` === action.on)
  const asks = group ? group.asks.filter((id) => !Object.hasOwn(card.answers, id)) : [action.on ?? '']
  const next = askQuestions(card, asks, context.today)
  const moves = (next.asking ?? []).length > 0
  return replyAtPrompt(
    withRecord(context, withCard(context.record, next)),
    moves ? [] : [context.t('chat.no-longer-asked')],
  )
}

/** Starts this card's questions over. */
export function restart(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const { done: _done, ...rest } = applyFlowEvent(card, { type: 'RESTART' }, context.today)
  return replyAtPrompt(withRecord(context, withCard(context.record, { ...rest, done: {} })), [
    context.t('chat.restarted'),
  ])
}

/** Handles "home": shows the current prompt. With `keep`, a question asked again keeps its answer. */
export function home(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const next = action.value === 'keep' ? applyFlowEvent(card, { type: 'KEEP' }, context.today) : card
  return replyAtPrompt(withRecord(context, withCard(context.record, next)))
}
