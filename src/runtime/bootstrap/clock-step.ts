import { performance } from 'node:perf_hooks'
import { type PeriodicTask, startPeriodic } from '../periodic.ts'
import type { AppContext } from './app-context.ts'

/** How often the clock is compared with the time that really passed, in milliseconds, and what is no accident of timers. */
const EVERY_MS = 1_000
const STEP_MS = 2_000

/**
 * Notices when the clock is set back, at a start as well: a retry that was planned by the clock before would keep its person waiting
 * until the clock is there again. All retries are made at once then.
 */
export function watchClockSteps({ store, now, log }: AppContext): PeriodicTask {
  let last: { readonly clock: number; readonly passed: number } | undefined
  return startPeriodic(
    EVERY_MS,
    async () => {
      const present = { clock: now(), passed: performance.now() }
      const step = last && present.clock - last.clock - (present.passed - last.passed)
      if (step === undefined || step < -STEP_MS) await store.releaseWaits(present.clock)
      last = present
      if (step !== undefined && step < -STEP_MS)
        log.warn(
          { code: 'clock-step', seconds: Math.round(step / 1_000) },
          'the clock was set back: what waited for a retry is tried now',
        )
    },
    (err) => log.warn({ err }, 'the clock’s step could not be followed; it is tried again'),
  )
}
