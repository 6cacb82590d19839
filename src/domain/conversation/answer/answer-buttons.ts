import { matches } from '../../../contracts/condition.ts'
import type { Button } from '../../../contracts/message.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import { button, type TurnContext } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import { evaluateFlow } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'
import { counterSteps } from './counter-card.ts'
import { questionsMissing } from './missing.ts'
import { furtherWords } from './warning-words.ts'

/** Refinements with an unanswered question that applies. */
export function refinementsOf(context: TurnContext, card: CardRecord, plan: Plan): string[] {
  const flow = flowOf(card)
  const { facts, relevant } = evaluateFlow(flow, card.answers, context.today)
  const all: Record<string, string> = { ...facts, situation: plan.situation }
  for (const warning of plan.warnings) all[`warning:${warning}`] = 'yes'
  if (plan.steps.some((step) => step.where === 'municipal-office')) all['step:municipal'] = 'yes'
  const open = new Set(relevant.map(({ id }) => id).filter((id) => !Object.hasOwn(card.answers, id)))
  return flow.refinements
    .filter(
      ({ asks, offerIf }) => asks.some((id) => open.has(id)) && offerIf.some((when) => matches(when, all)),
    )
    .map(({ id }) => id)
}

function missingButtons(context: TurnContext, card: CardRecord, plan: Plan): Button[] {
  return questionsMissing(plan, card).map(({ id }, index) =>
    button(
      context.t,
      { do: 'edit', card: card.id, on: id },
      { label: context.t(`question.${id}.name`), ...(index === 0 && { style: 'primary' as const }) },
    ),
  )
}

/**
 * What comes beside a newborn's status: the birth notice, and the 60 days (rule book, N-12). The facts do not tell a birth
 * from a loss of nationality; the answer does.
 */
function newbornButton({ t }: TurnContext, { answers }: CardRecord): Button[] {
  if (answers['status-other'] !== 'born-in-japan') return []
  return [button(t, { do: 'topic', value: 'new-baby' }, { label: t('topic.new-baby.label') })]
}

/** Remind me · Show at the counter · Why · Change an answer, then everything else. */
export function answerButtons(context: TurnContext, card: CardRecord, plan: Plan): Button[] {
  const { t, record } = context
  const on = { card: card.id }
  const missing = missingButtons(context, card, plan)
  const counter = counterSteps(plan).length > 0
  const exact = refinementsOf(context, card, plan)
  return [
    ...missing,
    ...(missing.length > 0
      ? []
      : [
          record.settings.reminders
            ? button(t, { do: 'reminders', ...on })
            : button(t, { do: 'remind', ...on }, { style: 'primary' }),
        ]),
    ...newbornButton(context, card),
    ...(counter ? [button(t, { do: 'counter', ...on })] : []),
    ...(plan.trace.length > 0 ? [button(t, { do: 'explain', ...on })] : []),
    button(t, { do: 'review', ...on }),
    ...(furtherWords(context, card, plan).length > 0 ? [button(t, { do: 'more', ...on })] : []),
    ...(plan.steps.some(({ by }) => by !== undefined) ? [button(t, { do: 'calendar', ...on })] : []),
    ...(exact.length > 0 ? [button(t, { do: 'review', ...on, on: 'exact' }, { name: 'exact' })] : []),
    ...(record.cards.length > 1 ? [button(t, { do: 'cards' })] : [button(t, { do: 'card-add' })]),
    button(t, { do: 'help', ...on }),
  ]
}
