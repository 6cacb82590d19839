import type { Sender } from '../../contracts/delivery.ts'
import { dayInJapan } from '../../domain/dates/day.ts'
import { quotaIsShort } from '../../domain/reminders/forecast/forecast.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import { withStaleGuard } from '../../pipeline/stale-guard.ts'
import { type PeriodicTask, startPeriodic } from '../periodic.ts'
import type { Settings } from '../settings/settings.ts'
import type { AppContext, RunningChannel } from './app-context.ts'

/** Milliseconds between two searches for due reminders. */
const DISPATCH_EVERY_MS = 5_000

/** The operator's settings for reminders. */
export function operationOf({ reminderHours, closedDays }: Settings): Operation {
  return { hours: reminderHours, alsoClosed: new Set(closedDays) }
}

/** The senders of the open channels with the stale guard. */
export function sendersOf(
  { store, now, settings }: AppContext,
  channels: readonly RunningChannel[],
): readonly Sender[] {
  const ports = { person: store.person, now, ...operationOf(settings) }
  return channels.map(({ sender }) => withStaleGuard(sender, ports))
}

/** Queues due reminders while the process runs. Does nothing in a process without the reminder role. */
export function openReminders({ dispatch, settings, now, log, metrics }: AppContext): PeriodicTask {
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

/** Milliseconds between two checks of the message quota. */
const QUOTA_EVERY_MS = 60 * 60_000

async function checkQuota(
  { log, now }: AppContext,
  channels: readonly RunningChannel[],
  told: Set<string>,
): Promise<void> {
  for (const { sender, usage } of channels) {
    const found = await usage?.()
    const month = `${sender.channel} ${dayInJapan(now()).slice(0, 7)}`
    if (!found || !quotaIsShort(found) || told.has(month)) continue
    told.add(month)
    log.warn({ code: 'quota-80', channel: sender.channel, ...found }, '80 % of the month’s messages are used')
  }
}

/** Tells the operator once a month that a channel's quota is nearly used up. */
export function watchQuota(context: AppContext, channels: readonly RunningChannel[]): PeriodicTask {
  const told = new Set<string>()
  if (!context.settings.workers.reminders) return { stop: async () => {} }
  return startPeriodic(
    QUOTA_EVERY_MS,
    () => checkQuota(context, channels, told),
    (err) => context.log.warn({ err }, 'the quota could not be read; it will be retried'),
  )
}
