import { addMonths } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { showDay } from '../../dates/show.ts'
import type { Step } from '../../rules/contract/plan.ts'
import type { TurnContext } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import type { Answers } from '../state/evaluate-flow.ts'
import type { CardRecord } from '../state/record.ts'
import { headline } from './headline.ts'
import { planOf } from './plan-of.ts'
import { plainItem, toldSteps } from './step-words.ts'
import { leadingWarnings } from './warning-words.ts'

/**
 * A supposition: the new residence card arrives on a day, an online application is filed on a day, or the
 * person acts on a day.
 */
export interface Supposition {
  readonly kind: 'new-card' | 'online' | 'day'
  readonly day: Day
}

/** A stay in months that outlasts any card: the real length is unknown and never shown. */
const LONG_STAY = 60

/** The card with changed answers on another day; not stored. */
function supposed(context: TurnContext, card: CardRecord, today: Day, answers: Answers) {
  const changed = { ...card, answers: { ...card.answers, ...answers } }
  const asOf = { ...context, today }
  const { plan, facts } = planOf(asOf, changed)
  return { asOf, changed, plan, facts }
}

/** The step without the card's new date, which depends on the unknown length of stay. */
function bare({ newValidUntil: _until, newValidUntilAtLeast: _least, ...step }: Step): Step {
  return step
}

function planLines(context: TurnContext, card: CardRecord, today: Day, answers: Answers): readonly string[] {
  const { asOf, changed, plan, facts } = supposed(context, card, today, answers)
  const steps = toldSteps(plan).map((step) => `• ${plainItem(asOf, changed, bare(step)).text}`)
  const told = steps.length > 0 ? steps : [headline(asOf, changed, plan, facts)]
  return [...told, ...leadingWarnings(asOf, changed, plan)]
}

const received = (day: Day): Answers => ({
  renewal: 'received',
  'new-card-on': day,
  'stay-until': addMonths(day, LONG_STAY),
})

/** The answers with a special extension, if the present plan asks for one. */
function extended(context: TurnContext, card: CardRecord): Answers | undefined {
  const step = planOf(context, card).plan.steps.find(({ action }) => action === 'special-extension')
  const until = step?.newValidUntil ?? step?.newValidUntilAtLeast
  return until && { 'card-until': until, 'special-extension': 'yes' }
}

function newCardLines(context: TurnContext, card: CardRecord, day: Day): readonly string[] {
  const { t } = context
  const without = planLines(context, card, day, received(day))
  const longer = extended(context, card)
  if (!longer) return without
  return [
    t('chat.what-if.with-extension'),
    ...planLines(context, card, day, { ...received(day), ...longer }),
    t('chat.what-if.without-extension'),
    ...without,
  ]
}

/**
 * The plan under a supposition, compared with the present plan. Computed by the same rules from changed
 * answers; not stored. Throws what `planOf` throws (no rule, or two).
 */
export function whatIfLines(
  context: TurnContext,
  card: CardRecord,
  { kind, day }: Supposition,
): readonly string[] {
  const shown = showDay(day, context.language)
  const offersHow = flowOf(card).questions.some(({ id }) => id === 'file-how')
  const lines =
    kind === 'new-card'
      ? newCardLines(context, card, day)
      : planLines(context, card, day, kind === 'online' && offersHow ? { 'file-how': 'online' } : {})
  return [context.t(`chat.what-if.${kind}`, { day: shown }), ...lines, context.t('chat.what-if.kept')]
}
