import type { Delivery, Outcome, Sender } from '../contracts/delivery.ts'
import type { Instant } from '../domain/dates/day.ts'
import type { Store } from '../store/contract/store.ts'

/** What sending needs of the world. */
export interface OutboxSenderPorts {
  readonly store: Pick<Store, 'claimDeliveries' | 'settle'>
  readonly senders: readonly Sender[]
  readonly now: () => Instant
  /** Last touches that need the outside: the person's own calendar address. */
  readonly prepare?: (delivery: Delivery) => Promise<Delivery>
  readonly onOutcome?: (delivery: Delivery, outcome: Outcome) => void
}

/**
 * How long a claimed delivery belongs to this process, in milliseconds: longer than the slowest attempt, and short
 * enough that after a crash LINE's reply token (a minute) can still tell whether the answer had arrived.
 */
export const LEASE_MS = 30_000

/** How long a delivery waits for a channel that is off in this process, in milliseconds. */
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
 * Makes one attempt and keeps what it came to; `tried` hears when the attempt is over and its outcome is being kept. A
 * sender that throws against its contract counts as `unknown`.
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

/** One round: claims what may go out now and sends it, one person beside another. Resolves to what it came to. */
export async function sendDue(ports: OutboxSenderPorts, limit: number): Promise<readonly Outcome[]> {
  const channels = ports.senders.map(({ channel }) => channel)
  const claimed = await ports.store.claimDeliveries({ channels, limit, leaseMs: LEASE_MS, now: ports.now() })
  return Promise.all(claimed.map((delivery) => sendOne(ports, delivery)))
}
