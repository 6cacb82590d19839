import type { Instant } from '../../domain/dates/day.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import type { TurnFault } from '../../pipeline/error-boundary.ts'
import type { TurnHandler } from '../../pipeline/pipeline-ports.ts'
import { type DispatchCounts, dispatchDueReminders } from '../../pipeline/reminders/reminder-dispatcher.ts'
import { createTurnHandler } from '../../pipeline/turn-handler.ts'
import { createTurnRunner, type TurnRunner } from '../../pipeline/turn-runner.ts'
import type { CommitWatcher } from '../../store/connection/watch-commits.ts'
import { type OpenStore, openStore } from '../../store/open.ts'

/** The store without the calls that take a function into their transaction; turn runner and dispatcher make those. */
export type ProxiedStore = Omit<OpenStore, 'answer' | 'runTurns' | 'dispatchDue'>

/** Everything behind the adapters: what is kept, and what runs on it. In this thread or in one of its own. */
export interface StoreBackend {
  readonly store: ProxiedStore
  readonly turnRunner: TurnRunner
  /** Puts everything that is due into the outbox. */
  readonly dispatch: (now: Instant) => Promise<DispatchCounts>
}

/** What a back is opened with: plain data, so that it can be handed to another thread. */
export interface StoreBackendSettings {
  readonly url: string
  readonly dataKey: string | undefined
  readonly operation: Operation
  /** Turns of one person that are answered in a minute; the usual number unless given. */
  readonly turnsAMinute: number | undefined
}

/** What a back needs of the world. */
export interface StoreBackendPorts {
  /** The clock, as a UTC instant. */
  readonly now: () => Instant
  /** A turn broke; its person was told. */
  readonly onTurnFault: (fault: TurnFault) => void
  /** Something went wrong with one person while others went on; holds no personal data. */
  readonly onStoreFault: (fault: unknown) => void
  /** A commit failed for a reason of the database, or went well again after one that did. */
  readonly onCommit?: CommitWatcher
}

/**
 * Runs one turn of nobody, so that the tables for reading typed words are built while nobody waits: they take some
 * hundred milliseconds, and on a busy machine seconds, in which everybody's answer would wait.
 */
function warmUp(turn: TurnHandler, at: Instant): void {
  const incoming = { kind: 'text', text: '5 March 2027' } as const
  turn({ key: 'warm-up', person: 'terminal:warm-up', incoming, at }, undefined)
}

/** Opens a back in this thread; here the store is whole. Rejects as `openStore` does. */
export async function openStoreBackend(
  settings: StoreBackendSettings,
  ports: StoreBackendPorts,
): Promise<StoreBackend & { readonly store: OpenStore }> {
  const { url, dataKey, operation, turnsAMinute } = settings
  const { now, onCommit } = ports
  const store = await openStore({
    url,
    dataKey,
    now,
    onFault: ports.onStoreFault,
    ...(onCommit && { onCommit }),
  })
  const turn = createTurnHandler({ operation, now, turnsAMinute, onFault: ports.onTurnFault })
  setImmediate(() => warmUp(turn, now()))
  return {
    store,
    turnRunner: createTurnRunner(store, turn),
    dispatch: (at) => dispatchDueReminders(store, { now: at, ...operation }),
  }
}
