import type { Facts } from './facts.ts'
import type { Plan } from './plan.ts'

/** Facts in, plan out: the rules engine's one door. Pure. */
export function assess(_facts: Facts): Plan {
  throw new Error('being written')
}
