import type { Instant } from '../../domain/dates/day.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Logger } from '../log.ts'
import { type PeriodicTask, startPeriodic } from '../periodic.ts'
import type { Settings } from '../settings/settings.ts'
import type { StoreBackend } from '../store-worker/store-backend.ts'

/** Milliseconds between two searches for due reminders. */
const DISPATCH_EVERY_MS = 5_000

/** The parts of the app that the dispatch loop needs. `now`: the clock, as a UTC instant. */
interface DispatchContext {
  readonly dispatch: StoreBackend['dispatch']
  readonly settings: Pick<Settings, 'workers'>
  readonly now: () => Instant
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'fault'>
}

/** Queues due reminders while the process runs. Does nothing in a process without the reminder role. */
export function startDispatchLoop({ dispatch, settings, now, log, metrics }: DispatchContext): PeriodicTask {
  if (!settings.workers.reminders) return { stop: async () => {} }
  return startPeriodic(
    DISPATCH_EVERY_MS,
    async () => {
      const counts = await dispatch(now())
      if (counts.due > 0) log.info(counts, 'reminders dispatched')
    },
    (err) => {
      metrics.fault('reminders')
      log.error({ err }, 'dispatching reminders failed; it will be retried')
    },
  )
}
