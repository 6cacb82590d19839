import type { Action } from '../../../contracts/action.ts'
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
import { button, buttons, type Reply, say, type Talk } from '../context/turn-context.ts'
import { atPlace } from '../messages/current-prompt.ts'
import { cardOf } from '../state/cards.ts'

/** Why this answer: the person's own answers, the rules that follow from them, and where those are written. */
export function explain(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const { plan, facts } = planOf(talk, card)
  return { record: talk.record, messages: [explanation(talk, card, plan, facts)] }
}

/** The further warnings. */
export function more(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const { plan } = planOf(talk, card)
  const words = furtherWords(talk, card, plan)
  const text = words.length === 0 ? talk.t('chat.nothing-more') : words.map((word) => `• ${word}`).join('\n')
  const side = buttons(talk.t, card, 'home', 'explain')
  return { record: talk.record, messages: [say(talk, text, { buttons: side })] }
}

function otherSteps(talk: Talk, cardId: string, steps: readonly CounterStep[], shown: CounterStep): Button[] {
  return steps
    .filter((step) => step.action !== shown.action)
    .map(({ action }) =>
      button(
        talk.t,
        { do: 'counter', card: cardId, on: action },
        { label: talk.t(`button.counter-${action}`) },
      ),
    )
}

/** What to hold up at the municipal counter, for the step that is next or the one that was asked for. */
export function counter(talk: Talk, action: Action): Reply {
  const card = cardOf(talk.record, action.card)
  const { plan, facts } = planOf(talk, card)
  const steps = counterSteps(plan)
  const step = steps.find((one) => one.action === action.on) ?? steps[0]
  if (!step) return atPlace(talk, [talk.t('chat.nothing-to-show')])
  const side = [button(talk.t, { do: 'home', card: card.id }), ...otherSteps(talk, card.id, steps, step)]
  const shown = counterCard(talk, facts, step)
  // Who reads Japanese needs no second telling of the card.
  const words =
    talk.language === 'ja' ? counterLater(talk, step).join('') : counterInOwnWords(talk, facts, step)
  if (words === '') return { record: talk.record, messages: [{ ...shown, buttons: side }] }
  return { record: talk.record, messages: [shown, say(talk, words, { buttons: side })] }
}
