import type { Delivery, Outcome, Sender } from '../contracts/delivery.ts'
import type { Instant } from '../domain/dates/day.ts'
import type { Store } from '../store/contract/store.ts'

/** The ports of sending. */
export interface OutboxSenderPorts {
  readonly store: Pick<Store, 'claimDeliveries' | 'settle'>
  readonly senders: readonly Sender[]
  readonly now: () => Instant
  /** Completes a delivery before it is sent: inserts the calendar address. */
  readonly prepare?: (delivery: Delivery) => Promise<Delivery>
  readonly onOutcome?: (delivery: Delivery, outcome: Outcome) => void
}

/**
 * The lease of a claimed delivery in milliseconds: longer than the slowest attempt, but short enough that
 * after a crash LINE's reply token (valid for a minute) still shows whether the answer arrived.
 */
export const LEASE_MS = 30_000

/** Milliseconds until a delivery is retried whose channel is not open in this process. */
const CHANNEL_OFF_MS = 15 * 60_000

async function attempt(ports: OutboxSenderPorts, sender: Sender, delivery: Delivery): Promise<Outcome> {
  try {
    return await sender.send(ports.prepare ? await ports.prepare(delivery) : delivery)
  } catch (fault) {
    const reason = fault instanceof Error ? fault.name : 'fault'
    return { state: 'unknown', reason, notBefore: ports.now() + LEASE_MS }
  }
}

/**
 * Makes one attempt and stores its outcome. Calls `tried` when the attempt is over and its outcome is about
 * to be stored. A sender that throws counts as `unknown`.
 */
export async function sendOne(
  ports: OutboxSenderPorts,
  delivery: Delivery,
  tried?: () => void,
): Promise<Outcome> {
  const sender = ports.senders.find(({ channel }) => delivery.person.startsWith(`${channel}:`))
  const outcome: Outcome = sender
    ? await attempt(ports, sender, delivery)
    : { state: 'held', reason: 'channel-off', notBefore: ports.now() + CHANNEL_OFF_MS }
  const kept = ports.store.settle(delivery, outcome, ports.now())
  tried?.()
  await kept
  ports.onOutcome?.(delivery, outcome)
  return outcome
}

/** Claims ready deliveries and sends them, people concurrently. Resolves to the outcomes. */
export async function sendDue(ports: OutboxSenderPorts, limit: number): Promise<readonly Outcome[]> {
  const channels = ports.senders.map(({ channel }) => channel)
  const claimed = await ports.store.claimDeliveries({ channels, limit, leaseMs: LEASE_MS, now: ports.now() })
  return Promise.all(claimed.map((delivery) => sendOne(ports, delivery)))
}
