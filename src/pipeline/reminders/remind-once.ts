import type { Delivery, Outcome, Sender } from '../../contracts/delivery.ts'
import type { Store } from '../../store/contract/store.ts'
import { type OutboxSenderPorts, sendDue } from '../outbox-sender.ts'
import { type DispatchOptions, dispatchDueReminders } from './reminder-dispatcher.ts'

/** What one pass over the due reminders came to, in deliveries. */
export interface ReminderPass {
  /** Deliveries that were due: one for each person with something that still matters. */
  readonly due: number
  readonly sent: number
  /** Kept back: a spent quota, night, or a fault after which it is tried again. */
  readonly held: number
  readonly failed: number
  /** Nobody knows yet whether it arrived; it is reconciled, never sent blindly. */
  readonly unknown: number
}

/** What a pass needs. */
export interface RemindPorts extends Omit<OutboxSenderPorts, 'store' | 'now' | 'onOutcome'> {
  readonly store: Pick<Store, 'dispatchDue' | 'claimDeliveries' | 'settle'>
  readonly senders: readonly Sender[]
}

const AT_ONCE = 200

const FIELD = { sent: 'sent', held: 'held', retry: 'held', failed: 'failed', unknown: 'unknown' } as const

/** One pass as of an instant: everything due goes into the outbox, and everything in it that may go is sent once. */
export async function remindOnce(ports: RemindPorts, options: DispatchOptions): Promise<ReminderPass> {
  const { deliveries } = await dispatchDueReminders(ports.store, options)
  const came = { sent: 0, held: 0, failed: 0, unknown: 0 }
  const onOutcome = ({ cause }: Delivery, { state }: Outcome) => {
    if (cause === 'reminder') came[FIELD[state]] += 1
  }
  if (options.dryRun) return { due: deliveries, ...came }
  const pump = { ...ports, now: () => options.now, onOutcome }
  while ((await sendDue(pump, AT_ONCE)).length > 0);
  return { due: deliveries, ...came }
}
