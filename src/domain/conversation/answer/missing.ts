import type { Question } from '../../../../flows/flow.ts'
import type { Plan } from '../../rules/contract/plan.ts'
import { flowOf } from '../state/cards.ts'
import type { Answers } from '../state/evaluate-flow.ts'
import { questionById } from '../state/flow-cursor.ts'
import type { CardRecord } from '../state/record.ts'

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
