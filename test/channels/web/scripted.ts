import type { WebPorts } from '../../../src/channels/web/shared/ports.ts'
import type { Delivery } from '../../../src/contracts/delivery.ts'
import type { Received } from '../../../src/contracts/incoming.ts'
import type { Message } from '../../../src/contracts/message.ts'
import type { PersonId } from '../../../src/contracts/person.ts'

/** What a stand-in product answers to something that came in. */
export type Script = (received: Received) => readonly Message[]

/** A product in memory for tests of the channel alone: keeps keys, answers by a script, counts what it took in. */
export interface Product extends WebPorts {
  readonly taken: Received[]
  /** Says something that nobody asked for, as a reminder does. */
  push(person: PersonId, messages: readonly Message[], cause?: Delivery['cause']): void
  /** Called whenever a delivery is there. */
  onDelivery: (delivery: Delivery) => void
  /** Set: the next call fails with it. */
  fault: Error | undefined
}

/** Opens a stand-in product. */
export function openProduct(script: Script): Product {
  const keys = new Set<string>()
  const rows: { cursor: number; delivery: Delivery }[] = []
  const product: Product = {
    taken: [],
    fault: undefined,
    onDelivery: () => {},
    now: () => Date.UTC(2026, 10, 22),
    plain: () => ({
      hotlines: 'Call 0120-95-0178.',
      topics: [{ title: 'By which day?', text: 'By the last day of the card.' }],
    }),
    async accept(events) {
      if (product.fault) throw product.fault
      for (const event of events) {
        if (keys.has(event.key)) continue
        keys.add(event.key)
        product.taken.push(event)
        product.push(event.person, script(event), 'reply')
      }
    },
    async deliveriesAfter(person, cursor, limit) {
      if (product.fault) throw product.fault
      return rows.filter((row) => row.delivery.person === person && row.cursor > cursor).slice(0, limit)
    },
    push(person, messages, cause = 'reminder') {
      if (messages.length === 0) return
      const cursor = rows.length + 1
      const delivery: Delivery = { id: `d${cursor}`, person, messages, cause, priority: 0, attempts: 0 }
      rows.push({ cursor, delivery })
      product.onDelivery(delivery)
    },
  }
  return product
}
