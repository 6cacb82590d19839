import type { Action } from '../../../contracts/action.ts'
import { isSpokenLanguage, LANGUAGES, languageNames } from '../../../contracts/languages.ts'
import type { Button } from '../../../contracts/message.ts'
import {
  button,
  buttons,
  type TurnContext,
  type TurnReply,
  textMessage,
  withRecord,
} from '../context/turn-context.ts'
import { promptMessages, replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf, flowOf } from '../state/cards.ts'
import { questionAt, questionById } from '../state/flow-cursor.ts'
import { humanText } from '../words/hotlines.ts'
import { originNotes } from '../words/origin-notes.ts'
import { questionWords } from '../words/question-words.ts'
import { explain } from './result.ts'

/** Answers a side question, then repeats the current prompt. */
function aside(context: TurnContext, text: string, side: readonly Button[] = []): TurnReply {
  return {
    record: context.record,
    messages: [textMessage(context, text, { buttons: side }), ...promptMessages(context)],
  }
}

/** Shows the commands that always work, each as a button. */
export function help(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const side = [
    ...buttons(context.t, card, 'home', 'review', 'restart'),
    ...buttons(
      context.t,
      undefined,
      'language',
      'cards',
      'reminders',
      'human',
      'privacy',
      'export',
      'delete',
    ),
  ]
  return {
    record: context.record,
    messages: [textMessage(context, context.t('chat.help'), { buttons: side })],
  }
}

/** Says why the current question is asked; after the last one, why the answer is what it is. */
export function why(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const question = questionById(flowOf(card), action.on) ?? questionAt(card, context.today)
  if (!question) return explain(context, action)
  return replyAtPrompt(context, [questionWords(context, card, question, 'why')])
}

function languageButtons(context: TurnContext): Button[] {
  return LANGUAGES.map((language) =>
    button(context.t, { do: 'language', value: language }, { label: languageNames(language).name }),
  )
}

/** Offers the languages, or changes to one and repeats the current prompt in it. */
export function language(context: TurnContext, action: Action): TurnReply {
  if (!isSpokenLanguage(action.value))
    return {
      record: context.record,
      messages: [
        textMessage(context, context.t('chat.choose-language'), { buttons: languageButtons(context) }),
      ],
    }
  const changed = withRecord(context, { ...context.record, language: action.value, languageChosen: true })
  return replyAtPrompt(changed, [changed.t('chat.language-changed'), ...originNotes(changed.language)])
}

/** Shows the hotlines with languages and hours. */
export function human(context: TurnContext): TurnReply {
  return aside(withRecord(context, { ...context.record, numbersShown: context.today }), humanText(context.t))
}

/** What is kept, why, how long, and how to erase it. */
export function privacy(context: TurnContext): TurnReply {
  return aside(context, context.t('privacy.chat'), buttons(context.t, undefined, 'export', 'delete'))
}

/** Everything that is kept, as readable JSON. */
export function exportData(context: TurnContext): TurnReply {
  const text = `${context.t('chat.export')}\n\n${JSON.stringify(context.record, null, 2)}`
  const side = buttons(context.t, undefined, 'home', 'delete')
  return { record: context.record, messages: [textMessage(context, text, { buttons: side })] }
}

/** Asks before erasing. */
export function askDelete(context: TurnContext): TurnReply {
  const side = [
    button(context.t, { do: 'delete-confirmed' }, { style: 'danger' }),
    button(context.t, { do: 'home' }, { name: 'keep-data' }),
  ]
  return {
    record: context.record,
    messages: [textMessage(context, context.t('chat.delete-ask'), { buttons: side })],
  }
}

/** Erases everything and says so. */
export function erase(context: TurnContext): TurnReply {
  return { record: undefined, messages: [textMessage(context, context.t('chat.deleted'))] }
}
