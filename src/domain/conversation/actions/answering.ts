import type { Question } from '../../../../flows/flow.ts'
import type { Action } from '../../../contracts/action.ts'
import { isDay } from '../../dates/day.ts'
import { goOn, type Reply, type Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { cardOf, flowOf, withCard } from '../state/cards.ts'
import { survey } from '../state/evaluate-flow.ts'
import { ask, forget, moved, questionAt, questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { type AnswerFault, answerFault } from '../state/validate-answer.ts'
import { answerFaultWords } from '../words/answer-fault-words.ts'
import { questionWords } from '../words/question-words.ts'
import { showAnswer } from '../words/show-answer.ts'

function isRelevant(card: CardRecord, question: Question, talk: Talk): boolean {
  return survey(flowOf(card), card.answers, talk.today).relevant.some(({ id }) => id === question.id)
}

/** The card stands at this question: by itself, or because it is asked for. */
function standingAt(talk: Talk, card: CardRecord, question: Question): CardRecord {
  return questionAt(card, talk.today)?.id === question.id ? card : ask(card, [question.id], talk.today)
}

/** A special extension reaches past the end of the stay: a date on the card that does not was read before it was made. */
function readBefore(card: CardRecord, question: Question, value: string): boolean {
  const { 'card-until': printed, 'stay-until': stay } = card.answers
  if (question.id !== 'special-extension' || value !== 'yes') return false
  return printed !== undefined && stay !== undefined && isDay(printed) && isDay(stay) && printed <= stay
}

/** Dates that this answer shows to have been read too early, each with the words that say why. */
function contradicted(
  talk: Talk,
  card: CardRecord,
  { id }: Question,
): { readonly question: string; readonly words: string }[] {
  return flowOf(card).questions.flatMap((question) => {
    const value = card.answers[question.id]
    const leans = question.kind === 'date' && question.notBefore?.some(({ when }) => Object.hasOwn(when, id))
    const fault = leans && value ? answerFault(question, value, card.answers, talk.today) : undefined
    return fault ? [{ question: question.id, words: answerFaultWords(talk, card, question, fault) }] : []
  })
}

/** Keeps an answer and goes on. `echo`: say first what was understood. */
export function keepAnswer(
  talk: Talk,
  card: CardRecord,
  question: Question,
  value: string,
  options: { readonly notes?: readonly string[]; readonly echo?: boolean } = {},
): Reply {
  const fault = answerFault(question, value, card.answers, talk.today)
  if (fault) return refuse(talk, card, question, fault)
  const changed = questionAt(card, talk.today)?.id !== question.id
  const at = standingAt(talk, card, question)
  const answered = moved(at, { type: 'ANSWER', value }, talk.today)
  const again = readBefore(answered, question, value)
  const wrong = contradicted(talk, answered, question)
  const kept = forget(answered, [...(again ? ['card-until'] : []), ...wrong.map((one) => one.question)])
  const record = { ...withCard(talk.record, kept), misunderstood: 0 }
  const shown = showAnswer(talk, question, value)
  const told = changed
    ? [talk.t('chat.changed', { question: talk.t(`question.${question.id}.name`), answer: shown })]
    : options.echo
      ? [shown]
      : []
  return atPlace(goOn(talk, record), [
    ...(options.notes ?? []),
    ...told,
    ...(again ? [talk.t('chat.date-after-extension')] : []),
    ...wrong.map(({ words }) => words),
  ])
}

/** Says what is wrong with an answer and asks again; nothing is lost. */
function refuse(talk: Talk, card: CardRecord, question: Question, fault: AnswerFault): Reply {
  const record = withCard(talk.record, standingAt(talk, card, question))
  return atPlace(goOn(talk, record), [answerFaultWords(talk, card, question, fault)])
}

/** A tap on an answer: of the question at hand, or of an older one, which changes that answer. */
export function answer(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const question = questionById(flowOf(card), action.on)
  if (!question || action.value === undefined) return atPlace(talk, [talk.t('chat.old-button')])
  const here = goOn(talk, withCard(talk.record, card))
  if (!isRelevant(card, question, talk)) return atPlace(here, [talk.t('chat.no-longer-asked')])
  return keepAnswer(here, card, question, action.value, {
    echo: action.do === 'answer' && isDay(action.value),
  })
}

/** "I don't know": where it is printed; said again, the question is left open. */
export function unsure(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const at = questionAt(card, talk.today)
  const question = questionById(flowOf(card), action.on) ?? at
  if (!question || question.id !== at?.id) return atPlace(talk, [talk.t('chat.no-longer-asked')])
  if (card.hinted === question.id) return keepAnswer(talk, card, question, 'unsure')
  const { confirm: _confirm, ...rest } = card
  const record = withCard(talk.record, { ...rest, hinted: question.id })
  const where = questionWords(talk, card, question, 'where')
  return atPlace(goOn(talk, record), [where, talk.t('chat.still-unsure')])
}

/** One question back; its answer stays until another is given. */
export function back(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  if (card.confirm) {
    const { confirm: _confirm, ...rest } = card
    return atPlace(goOn(talk, withCard(talk.record, rest)))
  }
  const before = questionAt(card, talk.today)?.id
  const after = moved(card, { type: 'BACK' }, talk.today)
  const same = questionAt(after, talk.today)?.id === before
  return atPlace(goOn(talk, withCard(talk.record, after)), same ? [talk.t('chat.first-question')] : [])
}

/** Asks a question again, or the questions of a refinement. */
export function edit(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const flow = flowOf(card)
  const group = flow.refinements.find(({ id }) => `exact-${id}` === action.on)
  const asks = group ? group.asks.filter((id) => !Object.hasOwn(card.answers, id)) : [action.on ?? '']
  const next = ask(card, asks, talk.today)
  const moves = (next.asking ?? []).length > 0
  return atPlace(goOn(talk, withCard(talk.record, next)), moves ? [] : [talk.t('chat.no-longer-asked')])
}

/** Starts this card's questions over. */
export function restart(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const { done: _done, ...rest } = moved(card, { type: 'RESTART' }, talk.today)
  return atPlace(goOn(talk, withCard(talk.record, { ...rest, done: {} })), [talk.t('chat.restarted')])
}

/** Where was I? With `keep`, what is asked again stays as it was. */
export function home(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const next = action.value === 'keep' ? moved(card, { type: 'KEEP' }, talk.today) : card
  return atPlace(goOn(talk, withCard(talk.record, next)))
}
