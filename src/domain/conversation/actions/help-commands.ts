import type { Action } from '../../../contracts/action.ts'
import { LANGUAGES, type Language } from '../../../contracts/languages.ts'
import type { Button } from '../../../contracts/message.ts'
import { translator } from '../../language/translate.ts'
import { button, buttons, goOn, type Reply, say, type Talk } from '../context/turn-context.ts'
import { atPlace, placeMessages } from '../messages/current-prompt.ts'
import { cardOf, flowOf } from '../state/cards.ts'
import { questionAt, questionById } from '../state/flow-cursor.ts'
import { humanText } from '../words/hotlines.ts'
import { questionWords } from '../words/question-words.ts'
import { explain } from './result.ts'

/** Says something beside the conversation and then where it stands; the place is never lost. */
function aside(talk: Talk, text: string, side: readonly Button[] = []): Reply {
  return { record: talk.record, messages: [say(talk, text, { buttons: side }), ...placeMessages(talk)] }
}

/** What can be asked for at any time, each as a button. */
export function help(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const side = [
    ...buttons(talk.t, card, 'home', 'review', 'restart'),
    ...buttons(talk.t, undefined, 'language', 'cards', 'reminders', 'human', 'privacy', 'export', 'delete'),
  ]
  return { record: talk.record, messages: [say(talk, talk.t('chat.help'), { buttons: side })] }
}

/** Why a question is asked; where none is, why the answer is what it is. */
export function why(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const question = questionById(flowOf(card), action.on) ?? questionAt(card, talk.today)
  if (!question) return explain(talk, action)
  return atPlace(talk, [questionWords(talk, card, question, 'why')])
}

function isLanguage(tag: string | undefined): tag is Language {
  return LANGUAGES.some((language) => language === tag)
}

function languageButtons(talk: Talk): Button[] {
  return LANGUAGES.map((language) =>
    button(talk.t, { do: 'language', value: language }, { label: translator(language)('meta.name') }),
  )
}

/** Offers the languages, or changes to one and says in it where the conversation stands. */
export function language(talk: Talk, action: Action): Reply {
  if (!isLanguage(action.value))
    return {
      record: talk.record,
      messages: [say(talk, talk.t('chat.choose-language'), { buttons: languageButtons(talk) })],
    }
  const changed = goOn(talk, { ...talk.record, language: action.value, languageChosen: true })
  return atPlace(changed, [changed.t('chat.language-changed')])
}

/** Who answers the phone, in which languages, at which hours. */
export function human(talk: Talk): Reply {
  return aside(goOn(talk, { ...talk.record, numbersShown: talk.today }), humanText(talk.t))
}

/** What is kept, why, how long, and how to erase it. */
export function privacy(talk: Talk): Reply {
  return aside(talk, talk.t('privacy.chat'), buttons(talk.t, undefined, 'export', 'delete'))
}

/** Everything that is kept, as readable JSON. */
export function exportData(talk: Talk): Reply {
  const text = `${talk.t('chat.export')}\n\n${JSON.stringify(talk.record, null, 2)}`
  const side = buttons(talk.t, undefined, 'home', 'delete')
  return { record: talk.record, messages: [say(talk, text, { buttons: side })] }
}

/** Asks before erasing. */
export function askDelete(talk: Talk): Reply {
  const side = [
    button(talk.t, { do: 'delete-confirmed' }, { style: 'danger' }),
    button(talk.t, { do: 'home' }, { name: 'keep-data' }),
  ]
  return { record: talk.record, messages: [say(talk, talk.t('chat.delete-ask'), { buttons: side })] }
}

/** Erases everything; the last words say so. */
export function erase(talk: Talk): Reply {
  return { record: undefined, messages: [say(talk, talk.t('chat.deleted'))] }
}
