import type { Delivery } from '../contracts/delivery.ts'
import type { PersonId } from '../contracts/person.ts'
import type { Store } from '../store/contract/store.ts'
import type { OutboxSenderPorts } from './outbox-sender.ts'
import type { TurnRunner } from './turn-runner.ts'

/** The ports of the pipeline. */
export interface PipelinePorts extends OutboxSenderPorts {
  readonly store: Pick<Store, 'accept' | 'peopleWaiting' | 'claimDeliveries' | 'settle'>
  readonly turnRunner: TurnRunner
  /** Called for faults that no person can be told about. They hold no personal data. */
  readonly onFault: (where: 'turn' | 'send' | 'pump', fault: unknown) => void
  /**
   * Called once when a person's turn has failed so often that it is unlikely to succeed. It is still retried
   * every hour.
   */
  readonly onStuck?: (person: PersonId, fault: unknown, tries: number) => void
  /** Called after the commit of an erasure that the person requested. */
  readonly onErased?: (person: PersonId) => void
  readonly onTurns?: (deliveries: readonly Delivery[]) => void
  /** The profile's language of a new person. Called before their turn, never before the acknowledgement. */
  readonly hint?: (person: PersonId) => Promise<string | undefined>
  /** Whether `hint` has no information about a person, so that their turn need not wait. */
  readonly known?: (person: PersonId) => boolean
}
