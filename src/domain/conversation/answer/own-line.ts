import type { Plan, Step } from '../../rules/contract/plan.ts'
import type { TopicId } from '../../topics/topics.ts'
import type { TurnContext } from '../context/turn-context.ts'
import { cardOf } from '../state/cards.ts'
import { questionAt } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { headline } from './headline.ts'
import { planOf } from './plan-of.ts'
import { bringSection, plainItem, stepRows, toldSteps } from './step-words.ts'

/** What a person's own plan says about a topic, in lines. */
type OwnLine = (context: TurnContext, card: CardRecord, plan: Plan, step: Step) => readonly string[]

const rowOf = (context: TurnContext, step: Step, name: string): readonly string[] => {
  const label = context.t(`answer.row.${name}`)
  return stepRows(context, step)
    .filter((row) => row.label === label)
    .map((row) => `${label}: ${row.value}`)
}

const stepLine: OwnLine = (context, card, _plan, step) => [plainItem(context, card, step).text]

const bring: OwnLine = (context, card, plan, step) => [
  ...stepLine(context, card, plan, step),
  ...bringSection(context, step).flatMap(({ items }) =>
    items.map(({ text, note }) => `• ${text}${note ? ` (${note})` : ''}`),
  ),
]

const withRow =
  (name: string): OwnLine =>
  (context, card, plan, step) => [...stepLine(context, card, plan, step), ...rowOf(context, step, name)]

const laterSteps: OwnLine = (context, card, plan) =>
  toldSteps(plan).map((step) => `• ${plainItem(context, card, step).text}`)

/** Topics that the person's own plan answers before the general text does. */
const OWN_LINES: Partial<Record<TopicId, OwnLine>> = {
  extend: laterSteps,
  'special-extension': laterSteps,
  deadline: withRow('by'),
  'missed-deadline': withRow('by'),
  where: withRow('where'),
  'opening-hours': withRow('by'),
  bring,
  'cost-card': withRow('cost'),
  'who-can-go': stepLine,
  online: withRow('where'),
  'how-long-it-takes': withRow('by'),
  'late-new-card': laterSteps,
  lapsed: laterSteps,
  'first-card': laterSteps,
}

/**
 * What the plan of the active card says about a topic: its own lines under one heading. Empty while questions are open, or
 * where the plan has no step. Throws what `planOf` throws (no rule, or two).
 */
export function ownLines(context: TurnContext, topic: TopicId): readonly string[] {
  const line = OWN_LINES[topic]
  const card = cardOf(context.record)
  if (!line || questionAt(card, context.today)) return []
  const { plan, facts } = planOf(context, card)
  const [step] = plan.steps
  if (!step) return [headline(context, card, plan, facts)]
  return [context.t('chat.topic.for-you'), ...line(context, card, plan, step)]
}
