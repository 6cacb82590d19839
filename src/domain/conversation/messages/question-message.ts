import type { DateQuestion, Question } from '../../../../flows/flow.ts'
import type { Button, DateInput, QuestionMessage } from '../../../contracts/message.ts'
import type { Day } from '../../dates/day.ts'
import { button, type TurnContext } from '../context/turn-context.ts'
import { cardPicture } from '../pictures/card-picture.ts'
import { flowOf } from '../state/cards.ts'
import { questionsLeft } from '../state/questions-left.ts'
import type { CardRecord } from '../state/record.ts'
import { resolveDay } from '../state/relative-day.ts'
import { bounds } from '../state/validate-answer.ts'
import { questionWords } from '../words/question-words.ts'
import { showAnswer } from '../words/show-answer.ts'

/** The start value and limits of a date question's picker. */
export function dateInput(context: TurnContext, card: CardRecord, question: DateQuestion): DateInput {
  const { min, max } = bounds(question, card.answers, context.today)
  const initial = within(resolveDay(question.initial, card.answers, context.today) ?? context.today, min, max)
  return { label: context.t('button.pick-date'), initial, ...(min && { min }), ...(max && { max }) }
}

function within(day: Day, min: Day | undefined, max: Day | undefined): Day {
  if (min !== undefined && day < min) return min
  return max !== undefined && day > max ? max : day
}

/** The buttons of a question's choices. */
function choiceButtons(context: TurnContext, card: CardRecord, question: Question): Button[] {
  if (question.kind !== 'choice') return []
  return question.choices.map((value) =>
    button(
      context.t,
      { do: 'answer', card: card.id, on: question.id, value },
      { label: context.t(`choice.${question.id}.${value}`) },
    ),
  )
}

/** The buttons that every question has. */
function sideButtons(context: TurnContext, card: CardRecord, question: Question): Button[] {
  const { t } = context
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
    ...(context.record.greeted && !first ? [] : [button(t, { do: 'language' })]),
    button(t, { do: 'help', card: card.id }),
  ]
}

/** The text of a question, with the present answer if it is asked again. */
function questionText(context: TurnContext, card: CardRecord, question: Question): string {
  const ask = questionWords(context, card, question, 'ask')
  const standing = card.answers[question.id]
  if (standing === undefined) return ask
  return `${ask}\n\n${context.t('chat.you-said', { answer: showAnswer(context, question, standing) })}`
}

/** How many questions may follow; nothing for one that is asked again, because then the count is not about it. */
function progressWords({ t, today }: TurnContext, card: CardRecord, { id }: Question): string | undefined {
  if (Object.hasOwn(card.answers, id) || card.asking) return undefined
  const count = questionsLeft(flowOf(card), card.answers, today) - 1
  return count > 0 ? t('chat.progress', { count }) : t('chat.progress-last')
}

/** A question as a message; `before` is shown above it in the same bubble. */
export function questionMessage(
  context: TurnContext,
  card: CardRecord,
  question: Question,
  before: readonly string[] = [],
): QuestionMessage<'personal'> {
  const picture = cardPicture(context, card, question.id)
  const progress = progressWords(context, card, question)
  return {
    kind: 'question',
    audience: 'personal',
    language: context.language,
    notice: context.t('chat.notice.question'),
    question: question.id,
    card: card.id,
    text: [...before, questionText(context, card, question)].join('\n\n'),
    choices: choiceButtons(context, card, question),
    buttons: sideButtons(context, card, question),
    ...(question.kind === 'date' && { date: dateInput(context, card, question) }),
    ...(picture && { picture }),
    ...(progress && { progress }),
  }
}
