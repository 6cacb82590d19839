import type { Delivery, Outcome, Sender } from '../../contracts/delivery.ts'
import type { Store } from '../../store/contract/store.ts'
import { type OutboxSenderPorts, sendDue } from '../outbox-sender.ts'
import { type DispatchOptions, dispatchDueReminders } from './reminder-dispatcher.ts'

/** The numbers of one pass over due reminders, in deliveries. */
export interface ReminderPass {
  /** Deliveries that were due: one a person with reminders that still apply. */
  readonly due: number
  readonly sent: number
  /** Held back: quota, night, or a fault that is retried. */
  readonly held: number
  readonly failed: number
  /** Unknown whether they were delivered; they are reconciled. */
  readonly unknown: number
}

/** The ports of a pass. */
export interface RemindPorts extends Omit<OutboxSenderPorts, 'store' | 'now' | 'onOutcome'> {
  readonly store: Pick<Store, 'dispatchDue' | 'claimDeliveries' | 'settle'>
  readonly senders: readonly Sender[]
}

const AT_ONCE = 200

const FIELD = { sent: 'sent', held: 'held', retry: 'held', failed: 'failed', unknown: 'unknown' } as const

/** One pass: queues all due reminders and sends every ready delivery once. */
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
