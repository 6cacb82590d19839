import type { Delivery } from '../contracts/delivery.ts'
import type { PersonId } from '../contracts/person.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { createKeyedQueue } from './keyed-queue.ts'
import { type OutboxSenderPorts, sendDue, sendOne } from './outbox-sender.ts'
import { createRounds } from './rounds.ts'

/** What the sender needs besides the outbox: where faults are told, and whether the process is about to end. */
export interface DeliverySenderPorts extends OutboxSenderPorts {
  readonly onFault: (where: 'turn' | 'send' | 'pump', fault: unknown) => void
  readonly isStopped: () => boolean
}

/** Sends what this process has claimed, one delivery a person at a time, and claims what is due. */
export interface DeliverySender {
  /** The attempts under way, by person. */
  readonly attempts: InFlight
  /** Sends claimed deliveries of a person; without any, claims what is due. */
  send(person: PersonId, deliveries: readonly Delivery[]): void
  /** Claims and sends everything that is due. */
  sendDue(): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

/** The most deliveries that are claimed at once. */
const AT_ONCE = 200

/** Builds the sender of this process. */
export function createDeliverySender(ports: DeliverySenderPorts): DeliverySender {
  const queue = createKeyedQueue((_, fault) => ports.onFault('send', fault))
  const attempts = createInFlight()
  /** People to whom something is being sent, and those of them whose next delivery waits for it. */
  const sending = new Set<PersonId>()
  const waiting = new Set<PersonId>()

  const due = createRounds(async () => {
    try {
      // A person's next delivery can be claimed only after the one before is settled: repeated until nothing is left.
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
        // In one step: a turn that ends now either finds this attempt under way or asks for a round itself.
        sending.delete(person)
        if (waiting.delete(person)) void due.ask()
      }
    })
  }

  return {
    attempts,
    send: (person, deliveries) => {
      deliveries.forEach(attempt)
      if (deliveries.length > 0) return
      if (sending.has(person)) waiting.add(person)
      else void due.ask()
    },
    sendDue: due.ask,
    idle: async () => {
      await queue.idle()
      await due.over()
    },
  }
}
