import type { Plan } from '../../rules/contract/plan.ts'
import type { TurnContext } from '../context/turn-context.ts'

/** What the sources leave open about a step or a warning; it is stated as open. */
export const UNSETTLED = {
  'certificates-after-special-extension': (plan: Plan) => has(plan, 'special-extension'),
  'certificates-on-a-telephone': (plan: Plan) => has(plan, 'extend'),
  'insurance-after-revoked-certificates': (plan: Plan) =>
    plan.warnings.includes('certificates-need-the-holder'),
  'insurance-after-the-card': (plan: Plan) =>
    plan.situation === 'lapsed' || plan.situation === 'lapsed-while-pending',
} as const

function has(plan: Plan, action: Plan['steps'][number]['action']): boolean {
  return plan.steps.some((step) => step.action === action)
}

/** The open points of a plan, each with whom to ask. */
export function unsettledWords(context: Pick<TurnContext, 't'>, plan: Plan): string[] {
  return Object.entries(UNSETTLED)
    .filter(([, bears]) => bears(plan))
    .map(([id]) => context.t(`answer.unsettled.${id}`))
}
