import { dayInJapan, type Instant } from '../../domain/dates/day.ts'
import { remindersDue } from '../../domain/reminders/content/words.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import { isDaytime, nextDaytime } from '../../domain/reminders/schedule/quiet-hours.ts'
import type { ReminderHandler, Store } from '../../store/contract/store.ts'

/** The most reminders in one transaction. */
const AT_ONCE = 500

/** The counts of one pass, in reminders. Reminders of one person are one delivery. */
export interface DispatchCounts {
  readonly due: number
  readonly queued: number
  readonly dropped: number
  /** Deliveries made, or in a dry run, that would be made. */
  readonly deliveries: number
}

/** The options of a pass. */
export interface DispatchOptions extends Operation {
  readonly now: Instant
  /** Only counts, without changes. */
  readonly dryRun?: boolean
}

/**
 * Builds messages for due reminders as of an instant. At night reminders are postponed to the morning and
 * judged again then, so that a resumed host sends nothing at night.
 */
function wordsAt(now: Instant, operation: Operation): ReminderHandler {
  const { hours } = operation
  const today = dayInJapan(now)
  return (record, due) => {
    const { zone, hour } = record.settings
    if (!isDaytime(now, { zone }, hours)) return { notBefore: nextDaytime(now, { zone, hour }, hours) }
    return remindersDue(record, due, today, operation)
  }
}

/** Queues all due reminders in the outbox, batch by batch. */
export async function dispatchDueReminders(
  store: Pick<Store, 'dispatchDue'>,
  { now, dryRun = false, ...operation }: DispatchOptions,
): Promise<DispatchCounts> {
  let deliveries = 0
  const words = wordsAt(now, operation)
  const counted: ReminderHandler = (record, due) => {
    const said = words(record, due)
    if (said && 'messages' in said) deliveries += 1
    return said
  }
  const total = { due: 0, queued: 0, dropped: 0 }
  // A batch may consist of postponed reminders only, so the loop ends when none is due.
  for (let batch = Number.POSITIVE_INFINITY; batch > 0; ) {
    const counts = await store.dispatchDue(counted, { now, limit: dryRun ? 1_000_000 : AT_ONCE, dryRun })
    total.due += counts.due
    total.queued += counts.queued
    total.dropped += counts.dropped
    batch = dryRun ? 0 : counts.due
  }
  return { ...total, deliveries }
}
