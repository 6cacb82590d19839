import { dayInJapan, type Instant } from '../../dates/day.ts'
import { calmTurn } from '../../delivery/calm.ts'
import { safeTurn, type TurnFault } from '../../delivery/safe-turn.ts'
import { type Operation, scheduleFor } from '../../reminders/prospect.ts'
import type { TurnHandler } from '../../store/store.ts'
import { turn } from '../../turn.ts'

/** What the product's turn rests on. */
export interface TurnGround {
  readonly operation: Operation
  /** The clock, as a UTC instant. */
  readonly now: () => Instant
  /** Turns of one person that are answered in a minute; the usual number unless given. */
  readonly turnsAMinute?: number | undefined
  readonly onFault: (fault: TurnFault) => void
}

/** The turn as the product runs it: `src/turn`, safe and calm. */
export function turnOn({ operation, now, turnsAMinute, onFault }: TurnGround): TurnHandler {
  const safe = safeTurn({
    turn: (input) => turn({ ...input, ...operation }),
    schedule: (record, day) => scheduleFor(record, day, operation),
    today: () => dayInJapan(now()),
    onFault,
  })
  return calmTurn(safe, { now, ...(turnsAMinute !== undefined && { aMinute: turnsAMinute }) })
}
