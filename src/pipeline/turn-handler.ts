import { dayInJapan, type Instant } from '../domain/dates/day.ts'
import { type Operation, scheduleFor } from '../domain/reminders/schedule/projected-plan.ts'
import { turn } from '../domain/turn.ts'
import { type TurnFault, withErrorBoundary } from './error-boundary.ts'
import { withRateLimit } from './rate-limit.ts'
import type { TurnHandler } from './turn-runner.ts'

/** The ports of the turn handler. */
export interface TurnHandlerOptions {
  readonly operation: Operation
  /** The clock, as a UTC instant. */
  readonly now: () => Instant
  /** Replies to one person in a minute; the default unless given. */
  readonly turnsAMinute?: number | undefined
  readonly onFault: (fault: TurnFault) => void
}

/** The turn with error boundary and rate limit. */
export function createTurnHandler({
  operation,
  now,
  turnsAMinute,
  onFault,
}: TurnHandlerOptions): TurnHandler {
  const safe = withErrorBoundary({
    turn: (input) => turn({ ...input, ...operation }),
    schedule: (record, day) => scheduleFor(record, day, operation),
    today: () => dayInJapan(now()),
    onFault,
  })
  return withRateLimit(safe, { now, ...(turnsAMinute !== undefined && { aMinute: turnsAMinute }) })
}
