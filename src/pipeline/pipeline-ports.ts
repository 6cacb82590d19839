import type { Delivery } from '../contracts/delivery.ts'
import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import type { PersonRecord } from '../domain/conversation/state/record.ts'
import type { TurnResult } from '../domain/turn.ts'
import type { Store } from '../store/contract/store.ts'
import type { OutboxSenderPorts } from './outbox-sender.ts'
import type { TurnRunner } from './turn-runner.ts'

/** Answers one event of a person. Pure but for its rate limit, and synchronous: it runs inside the store's transaction. */
export type TurnHandler = (event: Received, record: PersonRecord | undefined) => TurnResult

/** What the pipeline needs: the store, a turn runner, the channels' senders, and whom to tell. */
export interface PipelinePorts extends OutboxSenderPorts {
  readonly store: Pick<Store, 'accept' | 'peopleWaiting' | 'claimDeliveries' | 'settle'>
  readonly turnRunner: TurnRunner
  /** Told of faults that no person can be told about; they hold no personal data. */
  readonly onFault: (where: 'turn' | 'send' | 'pump', fault: unknown) => void
  /** Told once when a person's turn failed so often in a row that it is not expected to work; it is still tried every hour. */
  readonly onStuck?: (person: PersonId, fault: unknown, tries: number) => void
  /** Told after the commit when a person had everything erased. */
  readonly onErased?: (person: PersonId) => void
  readonly onTurns?: (deliveries: readonly Delivery[]) => void
  /** The profile's language of a new person; asked before their turn, never before the acknowledgement. */
  readonly hint?: (person: PersonId) => Promise<string | undefined>
  /** Whether `hint` has nothing to say about a person, so that their turn need not wait for it. */
  readonly known?: (person: PersonId) => boolean
}
