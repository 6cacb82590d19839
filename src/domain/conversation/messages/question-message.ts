import type { DateQuestion, Question } from '../../../../flows/flow.ts'
import type { Button, DateInput, QuestionMessage } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { button, type Talk } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'
import { resolveDay } from '../state/relative-day.ts'
import { bounds } from '../state/validate-answer.ts'
import { questionWords } from '../words/question-words.ts'
import { showAnswer } from '../words/show-answer.ts'

/** What the picker of a date question is set to, seen from today. */
export function dateInput(talk: Talk, card: CardRecord, question: DateQuestion): DateInput {
  const { min, max } = bounds(question, card.answers, talk.today)
  const initial = within(resolveDay(question.initial, card.answers, talk.today) ?? talk.today, min, max)
  return { label: talk.t('button.pick-date'), initial, ...(min && { min }), ...(max && { max }) }
}

function within(day: Day, min: Day | undefined, max: Day | undefined): Day {
  if (min !== undefined && day < min) return min
  return max !== undefined && day > max ? max : day
}

/** The answers to tap. */
function choiceButtons(talk: Talk, card: CardRecord, question: Question): Button[] {
  if (question.kind !== 'choice') return []
  return question.choices.map((value) =>
    button(
      talk.t,
      { do: 'answer', card: card.id, on: question.id, value },
      { label: talk.t(`choice.${question.id}.${value}`) },
    ),
  )
}

/** What stands beside every question. */
function sideButtons(talk: Talk, card: CardRecord, question: Question): Button[] {
  const { t } = talk
  const on = { card: card.id, on: question.id }
  const answered = Object.hasOwn(card.answers, question.id)
  const first = Object.keys(card.answers).length === 0
  return [
    ...(answered ? [button(t, { do: 'home', ...on, value: 'keep' }, { name: 'keep' })] : []),
    question.kind === 'town'
      ? button(t, { do: 'answer', ...on, value: 'unsure' }, { name: 'skip' })
      : button(t, { do: 'unsure', ...on }),
    ...(first ? [] : [button(t, { do: 'back', card: card.id })]),
    button(t, { do: 'why', ...on }),
    ...(talk.record.greeted && !first ? [] : [button(t, { do: 'language' })]),
    button(t, { do: 'help', card: card.id }),
  ]
}

/** The words of a question, with the answer that stands where it is asked again. */
function questionText(talk: Talk, card: CardRecord, question: Question): string {
  const ask = questionWords(talk, card, question, 'ask')
  const standing = card.answers[question.id]
  if (standing === undefined) return ask
  return `${ask}\n\n${talk.t('chat.you-said', { answer: showAnswer(talk, question, standing) })}`
}

/** A question as a message; `before` stands above it in the same bubble. */
export function questionMessage(
  talk: Talk,
  card: CardRecord,
  question: Question,
  before: readonly string[] = [],
): QuestionMessage<'personal'> {
  return {
    kind: 'question',
    audience: 'personal',
    language: talk.language,
    notice: talk.t('chat.notice.question'),
    question: question.id,
    card: card.id,
    text: [...before, questionText(talk, card, question)].join('\n\n'),
    choices: choiceButtons(talk, card, question),
    buttons: sideButtons(talk, card, question),
    ...(question.kind === 'date' && { date: dateInput(talk, card, question) }),
  }
}
