import type { Subject } from './deadlines.ts'

/** The priority of reminders that can wait when a quota runs short, because no card is lost by it. */
const CAN_WAIT: readonly Subject[] = ['renew-certificates', 'return-card', 'ask-office']

/** At most so many days before the last open day, and the priority then. */
const STEPS = [
  { left: 0, priority: 9 },
  { left: 3, priority: 8 },
  { left: 7, priority: 7 },
  { left: 14, priority: 6 },
  { left: 30, priority: 5 },
] as const

/** How urgent a reminder is, 0 to 9, by its subject and the days left (negative: after the last day). */
export function priorityOf(action: Subject, left: number): number {
  if (CAN_WAIT.includes(action)) return left < 0 ? 1 : 2
  if (left < 0) return 3
  return STEPS.find((step) => left <= step.left)?.priority ?? 4
}
