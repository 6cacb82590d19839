import type { Action, ActionName } from '../../../contracts/action.ts'
import { planOf } from '../answer/plan-of.ts'
import {
  isRuleFault,
  type TurnContext,
  type TurnReply,
  textMessage,
  withRecord,
} from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'
import { answer, back, edit, home, restart, unsure } from './answering.ts'
import { addCard, card, cards } from './cards-list.ts'
import { askDelete, erase, exportData, help, human, language, privacy, why } from './help-commands.ts'
import { counter, explain, more } from './result.ts'
import { review } from './review.ts'
import { asLater, withoutLater } from './snooze-date.ts'
import { dropTold, keepTold, TOLD } from './told.ts'
import { topic } from './topic.ts'

type Handler = (context: TurnContext, action: Action) => TurnReply

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
  topic,
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

/** A yes or a no to facts that were told without being asked. */
const TOLD_HANDLERS: Partial<Record<ActionName, Handler>> = { confirm: keepTold, edit: dropTold }

function control(context: TurnContext, action: Action): TurnReply | undefined {
  const handler = context.controls[action.do]
  if (!handler) return undefined
  const about = cardOf(context.record, action.card)
  const { plan } = planOf(context, about)
  return handler({
    record: context.record,
    card: about,
    plan,
    today: context.today,
    language: context.language,
    action,
  })
}

/** Runs the handler of an action; an unknown action is answered as an old button. */
export function handleAction(context: TurnContext, said: Action): TurnReply {
  const action = asLater(said)
  const handler = action.on === TOLD ? TOLD_HANDLERS[action.do] : HANDLERS[action.do]
  const settled = withRecord(context, { ...withoutLater(context).record, misunderstood: 0 })
  try {
    return handler?.(settled, action) ?? control(settled, action) ?? unknown(settled)
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return { record: settled.record, messages: [textMessage(context, context.t('error.no-rule'))] }
  }
}

function unknown(context: TurnContext): TurnReply {
  return replyAtPrompt(context, [context.t('chat.old-button')])
}
