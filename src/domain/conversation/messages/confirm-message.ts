import type { Question } from '../../../../flows/flow.ts'
import type { Button, QuestionMessage } from '../../../contracts/message.ts'
import { isDay } from '../../dates/day.ts'
import { buttonDay } from '../../dates/show.ts'
import { button, type TurnContext } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import { questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { showAnswer } from '../words/show-answer.ts'

/** What was understood of a typed text, waiting for a yes. */
export type Confirm = NonNullable<CardRecord['confirm']>

function readingButton(context: TurnContext, card: CardRecord, question: Question, reading: string): Button {
  const label = isDay(reading) ? buttonDay(reading, context.language) : showAnswer(context, question, reading)
  return button(context.t, { do: 'confirm', card: card.id, on: question.id, value: reading }, { label })
}

function choices(
  context: TurnContext,
  card: CardRecord,
  question: Question,
  readings: readonly string[],
): Button[] {
  const again = { do: 'edit', card: card.id, on: question.id } as const
  const [only, ...others] = readings
  if (only !== undefined && others.length === 0) {
    const yes = { do: 'confirm', card: card.id, on: question.id, value: only } as const
    return [
      button(context.t, yes, { name: 'yes', style: 'primary' }),
      button(context.t, again, { name: 'change' }),
    ]
  }
  return [
    ...readings.map((reading) => readingButton(context, card, question, reading)),
    button(context.t, again, { name: 'none-of-these' }),
  ]
}

/** The text that says the readings back. */
function echo(context: TurnContext, question: Question, readings: readonly string[]): string {
  const shown = readings.map((reading) => showAnswer(context, question, reading))
  const [only, ...others] = shown
  return only !== undefined && others.length === 0
    ? context.t('chat.right', { answer: only })
    : `${context.t('chat.which-one')}\n${shown.map((reading) => `– ${reading}`).join('\n')}`
}

/** The message that says a reading back and asks for a yes; nothing is kept before it. */
export function confirmMessage(
  context: TurnContext,
  card: CardRecord,
  confirm: Confirm,
  notes: readonly string[],
): QuestionMessage<'personal'> | undefined {
  const question = questionById(flowOf(card), confirm.question)
  if (!question) return undefined
  return {
    kind: 'question',
    audience: 'personal',
    language: context.language,
    notice: context.t('chat.notice.question'),
    question: question.id,
    card: card.id,
    text: [...notes, echo(context, question, confirm.readings)].join('\n\n'),
    choices: choices(context, card, question, confirm.readings),
    buttons: [
      button(context.t, { do: 'back', card: card.id }),
      button(context.t, { do: 'help', card: card.id }),
    ],
  }
}
