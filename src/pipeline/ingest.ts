import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import { isAway } from '../store/contract/store.ts'
import type { DeliverySender } from './delivery-sender.ts'
import { createInFlight } from './in-flight.ts'
import { createKeyedQueue, type KeyedQueue } from './keyed-queue.ts'
import { LEASE_MS } from './outbox-sender.ts'
import type { PipelinePorts } from './pipeline-ports.ts'
import { createTurnBackoff, STUCK_AFTER } from './turn-backoff.ts'
import type { TurnOutcome } from './turn-runner.ts'

/** Receives events and runs turns; the turns of one person run one after another. */
export interface Ingest {
  /** See `Pipeline.accept`. */
  accept(events: readonly Received[]): Promise<readonly PersonId[]>
  /** Runs waiting turns of at most `most` people. */
  runWaiting(most: number): Promise<void>
  /** Resolves when no turn is running. */
  idle(): Promise<void>
}

/**
 * Milliseconds that an event waits for the send of the previous answer, so that its own answer can be leased
 * at once. Shorter than human reading time.
 */
const WAIT_MS = 20

/** Milliseconds that later events of a person wait for the commit in flight. */
const ANSWERED_MS = 1_000

/** Runs turns and passes their deliveries to the sender. A fault of one person does not stop others. */
function createTurns(ports: PipelinePorts, sender: DeliverySender, turns: KeyedQueue) {
  const backoff = createTurnBackoff(ports.now)
  const options = () => ({ now: ports.now(), leaseMs: LEASE_MS })

  const follow = (person: PersonId, { deliveries, erased }: TurnOutcome) => {
    if (erased) ports.onErased?.(person)
    ports.onTurns?.(deliveries)
    sender.send(person, deliveries)
  }

  /**
   * Reports a person's fault when it begins and when it persists. Outages of the store do not count against a
   * person.
   */
  const failed = (person: PersonId, fault: unknown) => {
    if (isAway(fault)) return ports.onFault('turn', fault)
    const tries = backoff.failed(person)
    if (tries === 1) ports.onFault('turn', fault)
    if (tries === STUCK_AFTER) ports.onStuck?.(person, fault, tries)
  }

  const run = (person: PersonId) =>
    turns.run(person, async () => {
      const hint = await ports.hint?.(person).catch(() => undefined)
      try {
        follow(person, await ports.turnRunner.runTurns(person, { ...options(), ...(hint && { hint }) }))
        backoff.over(person)
      } catch (fault) {
        failed(person, fault)
      }
    })

  return { run, follow, options, rests: backoff.rests }
}

/** Builds the ingest of this process. */
export function createIngest(ports: PipelinePorts, sender: DeliverySender): Ingest {
  const turns = createKeyedQueue((_, fault) => ports.onFault('turn', fault))
  const { run, follow, options, rests } = createTurns(ports, sender, turns)
  const answering = createInFlight()
  const known = ports.known ?? (() => ports.hint === undefined)

  const keep = async (events: readonly Received[]) => {
    const people = await ports.store.accept(events, ports.now())
    people.forEach(run)
    return people
  }

  /**
   * Commits an event together with its turn. If that fails, commits the event first and runs its turn
   * afterwards.
   */
  const answer = (event: Received) =>
    new Promise<readonly PersonId[]>((resolve) => {
      const { person } = event
      const over = answering.begin(person)
      turns.run(person, async () => {
        await sender.attempts.over(person, WAIT_MS)
        const done = await ports.turnRunner.answer(event, options()).catch(() => undefined)
        if (done) follow(person, done)
        const kept = done ? Promise.resolve([]) : keep([event])
        resolve(kept)
        await kept.catch(() => undefined)
        over()
      })
    })

  return {
    accept: async (events) => {
      const [only, ...others] = events
      if (only && others.length === 0 && !turns.busy(only.person) && known(only.person)) return answer(only)
      // Earlier events of the same people are committed first.
      await Promise.all(events.map(({ person }) => answering.over(person, ANSWERED_MS)))
      return keep(events)
    },
    runWaiting: async (most) => {
      const waiting = turns.size() < most ? await ports.store.peopleWaiting(most) : []
      waiting.filter((person) => !rests(person)).forEach(run)
    },
    idle: turns.idle,
  }
}
