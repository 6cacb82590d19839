import type { Action, ActionName } from '../../../contracts/action.ts'
import { planOf } from '../answer/plan-of.ts'
import { goOn, isRuleFault, type Reply, say, type Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'
import { answer, back, edit, home, restart, unsure } from './answering.ts'
import { addCard, card, cards } from './cards-list.ts'
import { askDelete, erase, exportData, help, human, language, privacy, why } from './help-commands.ts'
import { counter, explain, more } from './result.ts'
import { review } from './review.ts'
import { asLater, withoutLater } from './snooze-date.ts'

type Handler = (talk: Talk, action: Action) => Reply

const HANDLERS: Partial<Record<ActionName, Handler>> = {
  answer,
  confirm: answer,
  edit,
  back,
  restart,
  home,
  unsure,
  help,
  why,
  language,
  human,
  privacy,
  delete: askDelete,
  'delete-confirmed': erase,
  cards,
  card,
  'card-add': addCard,
  review,
  explain,
  more,
  counter,
  export: exportData,
}

function control(talk: Talk, action: Action): Reply | undefined {
  const handler = talk.controls[action.do]
  if (!handler) return undefined
  const about = cardOf(talk.record, action.card)
  const { plan } = planOf(talk, about)
  return handler({
    record: talk.record,
    card: about,
    plan,
    today: talk.today,
    language: talk.language,
    action,
  })
}

/** Carries out an action; one that nobody knows is told as an old button. */
export function act(talk: Talk, said: Action): Reply {
  const action = asLater(said)
  const handler = HANDLERS[action.do]
  const settled = goOn(talk, { ...withoutLater(talk).record, misunderstood: 0 })
  try {
    return handler?.(settled, action) ?? control(settled, action) ?? unknown(settled)
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return { record: settled.record, messages: [say(talk, talk.t('error.no-rule'))] }
  }
}

function unknown(talk: Talk): Reply {
  return atPlace(talk, [talk.t('chat.old-button')])
}
