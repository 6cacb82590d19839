import type { Delivery } from '../contracts/delivery.ts'
import type { PersonId } from '../contracts/person.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { createKeyedQueue } from './keyed-queue.ts'
import { type OutboxSenderPorts, sendDue, sendOne } from './outbox-sender.ts'
import { createRounds } from './rounds.ts'

/** The ports of the delivery sender: the outbox, fault reporting, and whether the process is stopping. */
export interface DeliverySenderPorts extends OutboxSenderPorts {
  readonly onFault: (where: 'turn' | 'send' | 'pump', fault: unknown) => void
  readonly isStopped: () => boolean
}

/** Sends this process's leased deliveries, one at a time a person, and claims ready ones. */
export interface DeliverySender {
  /** Attempts in flight, by person. */
  readonly attempts: InFlight
  /** Sends a person's leased deliveries. If there are none, claims their next one. */
  send(person: PersonId, deliveries: readonly Delivery[]): void
  /** Claims and sends all ready deliveries. */
  sendDue(): Promise<void>
  /** Resolves when no send is running. */
  idle(): Promise<void>
}

/** The most deliveries in one claim. */
const AT_ONCE = 200

/** Builds the sender of this process. */
export function createDeliverySender(ports: DeliverySenderPorts): DeliverySender {
  const queue = createKeyedQueue((_, fault) => ports.onFault('send', fault))
  const attempts = createInFlight()
  /** People with a send in flight, and those whose next delivery waits for it. */
  const sending = new Set<PersonId>()
  const waiting = new Set<PersonId>()

  const due = createRounds(async () => {
    try {
      // A person's next delivery can be claimed only after the previous one is settled: repeat until none is
      // left.
      let taken = 1
      while (taken > 0 && !ports.isStopped()) taken = (await sendDue(ports, AT_ONCE)).length
    } catch (fault) {
      ports.onFault('pump', fault)
    }
  })

  const attempt = (delivery: Delivery) => {
    const { person } = delivery
    const tried = attempts.begin(person)
    sending.add(person)
    queue.run(person, async () => {
      try {
        await sendOne(ports, delivery, tried)
      } finally {
        // Both in one synchronous step: a turn that ends now either sees this attempt or requests a round
        // itself.
        sending.delete(person)
        if (waiting.delete(person)) void due.request()
      }
    })
  }

  return {
    attempts,
    send: (person, deliveries) => {
      deliveries.forEach(attempt)
      if (deliveries.length > 0) return
      if (sending.has(person)) waiting.add(person)
      else void due.request()
    },
    sendDue: due.request,
    idle: async () => {
      await queue.idle()
      await due.over()
    },
  }
}
