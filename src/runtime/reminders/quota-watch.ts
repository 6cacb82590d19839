import type { Sender } from '../../contracts/delivery.ts'
import { dayInJapan, type Instant } from '../../domain/dates/day.ts'
import { quotaIsShort } from '../../domain/reminders/forecast/forecast.ts'
import type { Logger } from '../log.ts'
import { type PeriodicTask, startPeriodic } from '../periodic.ts'
import type { Settings } from '../settings/settings.ts'

/** Milliseconds between two checks of the message quota. */
const QUOTA_EVERY_MS = 60 * 60_000

/** The parts of the app that the quota watch needs. `now`: the clock, as a UTC instant. */
interface QuotaContext {
  readonly settings: Pick<Settings, 'workers'>
  readonly now: () => Instant
  readonly log: Logger
}

/** A channel whose platform may limit the messages of a month. */
interface CountedChannel {
  readonly sender: Sender
  /** Messages of this month and the plan's limit, if the platform counts them. */
  readonly usage?: () => Promise<{ readonly limit?: number; readonly used: number } | undefined>
}

async function checkQuota(
  { log, now }: QuotaContext,
  channels: readonly CountedChannel[],
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

/** Tells the operator once a month that a channel's quota is nearly used up. Does nothing in a process without the reminder role. */
export function watchQuota(context: QuotaContext, channels: readonly CountedChannel[]): PeriodicTask {
  const told = new Set<string>()
  if (!context.settings.workers.reminders) return { stop: async () => {} }
  return startPeriodic(
    QUOTA_EVERY_MS,
    () => checkQuota(context, channels, told),
    (err) => context.log.warn({ err }, 'the quota could not be read; it will be retried'),
  )
}
