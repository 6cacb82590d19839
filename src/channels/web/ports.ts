import type { Delivery } from '../../contracts/delivery.ts'
import type { Received } from '../../contracts/incoming.ts'
import type { PersonId } from '../../contracts/person.ts'
import type { Instant } from '../../domain/dates/day.ts'

/** What the web chat needs of the product; given by whoever opens it. */
export interface WebPorts {
  /** Resolves once everything is committed; a known key is dropped. Rejects when nothing of it was kept. */
  readonly accept: (events: readonly Received[]) => Promise<unknown>
  /** One person's deliveries after a cursor, oldest first. */
  readonly deliveriesAfter: (
    person: PersonId,
    cursor: number,
    limit: number,
  ) => Promise<readonly { readonly cursor: number; readonly delivery: Delivery }[]>
  /** The clock, in UTC milliseconds. */
  readonly now: () => Instant
  /** A fault that the person was told of in general words; never holds personal data. */
  readonly onFault?: (fault: unknown) => void
}

/** How the web chat is served. */
export interface WebOptions {
  /** The address that people see; `https:` makes the cookie `Secure`. */
  readonly publicUrl: string
  /** Requests a minute that one session, and one network address, may make; streams that one address may have open. */
  readonly limits?: {
    readonly perSession?: number
    readonly perAddress?: number
    readonly streamsPerAddress?: number
  }
  /** How often an open stream looks for what another process sent, in milliseconds. */
  readonly heartbeatMs?: number
}
