import type { Instant } from '../../domain/dates/day.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import type { TurnFault } from '../../pipeline/error-boundary.ts'
import { type DispatchCounts, dispatchDueReminders } from '../../pipeline/reminders/reminder-dispatcher.ts'
import { createTurnHandler } from '../../pipeline/turn-handler.ts'
import type { TurnHandler } from '../../pipeline/turn-runner.ts'
import { createTurnRunner, type TurnRunner } from '../../pipeline/turn-runner.ts'
import type { CommitWatcher } from '../../store/connection/watch-commits.ts'
import { type OpenStore, openStore } from '../../store/open.ts'

/** The store without calls that take a function into their transaction, which cannot cross threads. */
export type ProxiedStore = Omit<OpenStore, 'answer' | 'runTurns' | 'dispatchDue'>

/** Store, turn runner and dispatcher, in this thread or in a worker. */
export interface StoreBackend {
  readonly store: ProxiedStore
  readonly turnRunner: TurnRunner
  /** Queues all due reminders in the outbox. */
  readonly dispatch: (now: Instant) => Promise<DispatchCounts>
}

/** Settings of the backend: plain data, so that they can be sent to a worker. */
export interface StoreBackendSettings {
  readonly url: string
  readonly dataKey: string | undefined
  /** Whether the process serves people, and so has to be the only one on a SQLite file. */
  readonly serves?: boolean
  readonly operation: Operation
  /** Replies to one person in a minute; the default unless given. */
  readonly turnsAMinute: number | undefined
}

/** The ports of the backend. */
export interface StoreBackendPorts {
  /** The clock, as a UTC instant. */
  readonly now: () => Instant
  /** Called when a turn failed and its person was resolved. */
  readonly onTurnFault: (fault: TurnFault) => void
  /**
   * Called when an operation fails for one person and continues for others. The fault holds no personal data.
   */
  readonly onStoreFault: (fault: unknown) => void
  /** Called when a commit fails because of the database, and at the first success after that. */
  readonly onCommit?: CommitWatcher
  /** The database was empty: its tables were made. */
  readonly onMade?: () => void
}

/**
 * Runs a turn of a fictitious person, so that the text recognition tables are built before the first event.
 * This takes some hundred milliseconds, on a busy machine seconds.
 */
function warmUp(turn: TurnHandler, at: Instant): void {
  const incoming = { kind: 'text', text: '5 March 2027' } as const
  turn({ key: 'warm-up', person: 'terminal:warm-up', incoming, at }, undefined)
}

/** Opens the backend in this thread. Rejects like `openStore`. */
export async function openStoreBackend(
  settings: StoreBackendSettings,
  ports: StoreBackendPorts,
): Promise<StoreBackend & { readonly store: OpenStore }> {
  const { url, dataKey, serves = false, operation, turnsAMinute } = settings
  const { now, onCommit, onMade } = ports
  const store = await openStore({
    url,
    dataKey,
    now,
    onFault: ports.onStoreFault,
    serves,
    ...(onCommit && { onCommit }),
    ...(onMade && { onMade }),
  })
  const turn = createTurnHandler({ operation, now, turnsAMinute, onFault: ports.onTurnFault })
  setImmediate(() => warmUp(turn, now()))
  return {
    store,
    turnRunner: createTurnRunner(store, turn),
    dispatch: (at) => dispatchDueReminders(store, { now: at, ...operation }),
  }
}
