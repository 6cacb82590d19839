import type { Action } from '../../../contracts/action.ts'
import { COUNTER_LANGUAGE } from '../../../contracts/languages.ts'
import type { Button } from '../../../contracts/message.ts'
import {
  type CounterStep,
  counterCard,
  counterInOwnWords,
  counterLater,
  counterSteps,
} from '../answer/counter-card.ts'
import { explanation } from '../answer/explanation.ts'
import { planOf } from '../answer/plan-of.ts'
import { furtherWords } from '../answer/warning-words.ts'
import { button, buttons, type TurnContext, type TurnReply, textMessage } from '../context/turn-context.ts'
import { replyAtPrompt } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'

/** Why this answer: the person's own answers, the rules that follow from them, and where those are written. */
export function explain(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const { plan, facts } = planOf(context, card)
  return { record: context.record, messages: [explanation(context, card, plan, facts)] }
}

/** The further warnings. */
export function more(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const { plan } = planOf(context, card)
  const words = furtherWords(context, card, plan)
  const text =
    words.length === 0 ? context.t('chat.nothing-more') : words.map((word) => `• ${word}`).join('\n')
  const side = buttons(context.t, card, 'home', 'explain')
  return { record: context.record, messages: [textMessage(context, text, { buttons: side })] }
}

function otherSteps(
  context: TurnContext,
  cardId: string,
  steps: readonly CounterStep[],
  shown: CounterStep,
): Button[] {
  return steps
    .filter((step) => step.action !== shown.action)
    .map(({ action }) =>
      button(
        context.t,
        { do: 'counter', card: cardId, on: action },
        { label: context.t(`button.counter-${action}`) },
      ),
    )
}

/** Shows the counter card for the next step, or for the step that was asked for. */
export function counter(context: TurnContext, action: Action): TurnReply {
  const card = cardOf(context.record, action.card)
  const { plan, facts } = planOf(context, card)
  const steps = counterSteps(plan)
  const step = steps.find((one) => one.action === action.on) ?? steps[0]
  if (!step) return replyAtPrompt(context, [context.t('chat.nothing-to-show')])
  const side = [
    button(context.t, { do: 'home', card: card.id }),
    ...otherSteps(context, card.id, steps, step),
  ]
  const shown = counterCard(context, facts, step)
  // Whoever reads the language of the card needs no translation of it.
  const words =
    context.language === COUNTER_LANGUAGE
      ? counterLater(context, step).join('')
      : counterInOwnWords(context, facts, step)
  if (words === '') return { record: context.record, messages: [{ ...shown, buttons: side }] }
  return { record: context.record, messages: [shown, textMessage(context, words, { buttons: side })] }
}
