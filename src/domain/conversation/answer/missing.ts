import type { Question } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import { isRuleFault } from '../context/turn-context.ts'
import { flowOf } from '../state/cards.ts'
import type { Answers } from '../state/evaluate-flow.ts'
import { questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'
import { planOf } from './plan-of.ts'

/** The question for each missing fact. */
const QUESTION: Readonly<Record<string, string>> = {
  status: 'status',
  'card.holds': 'holds',
  'card.validUntil': 'card-until',
  formerStatusWasFixedTerm: 'former-fixed',
  'stay.until': 'stay-until',
  'application.kinds': 'pending',
  'newResidenceCard.combined': 'new-card-combined',
  'specialExtension.done': 'special-extension',
}

function questionFor(path: string, answers: Answers): string | undefined {
  if (path === 'status' && answers.status === 'something-else') return 'status-other'
  if (path !== 'application.kinds') return QUESTION[path]
  if (answers.renewal === 'leaving') return 'leaving-on'
  return answers.renewal === 'filed' || answers.renewal === 'called' ? 'pending' : 'renewal'
}

/** The questions for missing facts, in the order of the plan's `missing`. */
export function questionsMissing(plan: Plan, card: CardRecord): Question[] {
  const ids = new Set(plan.missing.map((path) => questionFor(path, card.answers)))
  return [...ids].flatMap((id) => questionById(flowOf(card), id) ?? [])
}

/** The first question whose answer the plan of a card still needs; none where nothing is missing or no rule decides. */
export function firstMissing(card: CardRecord, today: Day): Question | undefined {
  try {
    return questionsMissing(planOf({ today }, card).plan, card)[0]
  } catch (error) {
    if (!isRuleFault(error)) throw error
    return undefined
  }
}
