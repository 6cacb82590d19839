import type { QuestionMessage } from '../../../contracts/message.ts'
import { button, type TurnContext } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import { questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { showAnswer } from '../words/show-answer.ts'

/** The message that says told facts back, one a line, and asks for a yes; nothing is kept before it. */
export function toldMessage(
  context: TurnContext,
  card: CardRecord,
  told: Readonly<Record<string, string>>,
  notes: readonly string[],
): QuestionMessage<'personal'> {
  const { t } = context
  const lines = Object.entries(told).flatMap(([id, value]) => {
    const question = questionById(flowOf(card), id)
    return question ? [`• ${t(`question.${id}.name`)}: ${showAnswer(context, question, value)}`] : []
  })
  const on = { card: card.id, on: 'told' } as const
  return {
    kind: 'question',
    audience: 'personal',
    language: context.language,
    notice: t('chat.notice.question'),
    question: 'told',
    card: card.id,
    text: [...notes, `${t('chat.told.understood')}\n${lines.join('\n')}`, t('chat.told.right')].join('\n\n'),
    choices: [
      button(t, { do: 'confirm', ...on, value: 'yes' }, { name: 'yes', style: 'primary' }),
      button(t, { do: 'edit', ...on }, { name: 'no-thanks' }),
    ],
    buttons: [button(t, { do: 'help', card: card.id })],
  }
}
