import { dayInJapan, type Instant } from '../../domain/dates/day.ts'
import { remindersDue } from '../../domain/reminders/content/words.ts'
import type { Operation } from '../../domain/reminders/schedule/projected-plan.ts'
import { isDaytime, nextDaytime } from '../../domain/reminders/schedule/quiet-hours.ts'
import type { ReminderHandler, Store } from '../../store/contract/store.ts'

/** How many reminders are taken in one transaction. */
const AT_ONCE = 500

/** What one pass of the dispatcher came to, in reminders; several of one person go as one delivery. */
export interface DispatchCounts {
  readonly due: number
  readonly queued: number
  readonly dropped: number
  /** Deliveries that were made, or would be. */
  readonly deliveries: number
}

/** How a pass is made. */
export interface DispatchOptions extends Operation {
  readonly now: Instant
  /** Only counts: nothing is changed. */
  readonly dryRun?: boolean
}

/** The words of due reminders as of an instant. At night they wait, judged again in the morning: a machine that wakes up wakes nobody. */
function wordsAt(now: Instant, operation: Operation): ReminderHandler {
  const { hours } = operation
  const today = dayInJapan(now)
  return (record, due) => {
    const { zone, hour } = record.settings
    if (!isDaytime(now, { zone }, hours)) return { notBefore: nextDaytime(now, { zone, hour }, hours) }
    return remindersDue(record, due, today, operation)
  }
}

/** Puts everything that is due into the outbox, batch by batch. The deliveries go out like any other. */
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
  // A batch may hold only people whose reminders were put off: it goes on until nothing is due.
  for (let batch = Number.POSITIVE_INFINITY; batch > 0; ) {
    const counts = await store.dispatchDue(counted, { now, limit: dryRun ? 1_000_000 : AT_ONCE, dryRun })
    total.due += counts.due
    total.queued += counts.queued
    total.dropped += counts.dropped
    batch = dryRun ? 0 : counts.due
  }
  return { ...total, deliveries }
}
