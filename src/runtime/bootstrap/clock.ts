import type { Instant } from '../../domain/dates/day.ts'
import { type ClockWatch, createClockWatch } from '../../support/clock-watch.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Logger } from '../log.ts'

/** Compares this machine's clock with the platforms': told once to the log when it is wrong and when it is right again, and measured. */
export function createClock(
  { now, log }: { readonly now: () => Instant; readonly log: Logger },
  metrics: Metrics,
): ClockWatch {
  return createClockWatch(now, (platform, seconds, state) => {
    metrics.clockAhead(platform, seconds)
    const facts = { code: 'clock', platform, seconds }
    const way = seconds > 0 ? 'ahead of' : 'behind'
    if (state === 'begins')
      log.error(
        facts,
        `the clock of this machine is ${Math.abs(seconds)} seconds ${way} the platform’s: set it by the network (timedatectl set-ntp true)`,
      )
    if (state === 'over') log.info(facts, 'the clock of this machine agrees with the platform’s again')
  })
}
