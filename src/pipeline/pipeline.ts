import type { Delivery } from '../contracts/delivery.ts'
import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import { isAway, type Store } from '../store/store.ts'
import { createInFlight } from './in-flight.ts'
import { createKeyedQueue } from './keyed-queue.ts'
import { LEASE_MS, type OutboxSenderPorts, sendDue, sendOne } from './outbox-sender.ts'
import { createTurnBackoff, STUCK_AFTER } from './turn-backoff.ts'
import type { TurnOutcome, TurnRunner } from './turn-runner.ts'

/** What the exchange needs beyond the pump. */
export interface PipelinePorts extends OutboxSenderPorts {
  readonly store: Pick<Store, 'accept' | 'peopleWaiting' | 'claimDeliveries' | 'settle'>
  readonly desk: TurnRunner
  /** Something went wrong that no person can be told about; never holds personal data. */
  readonly onFault: (where: 'turn' | 'send' | 'pump', fault: unknown) => void
  /** Somebody's turn failed so often in a row that it is not expected to work any more; told once. It is still tried, hourly. */
  readonly onStuck?: (person: PersonId, fault: unknown, tries: number) => void
  /** A person had everything erased; told after the commit. */
  readonly onErased?: (person: PersonId) => void
  readonly onTurns?: (deliveries: readonly Delivery[]) => void
  /** The profile's language of a person whom nobody knows yet; asked before their turn, never before the ack. */
  readonly hint?: (person: PersonId) => Promise<string | undefined>
  /** Whether `hint` would say nothing about a person, so that nothing has to be asked outside before their turn. */
  readonly known?: (person: PersonId) => boolean
}

/** The way of one message: commit, turn, send. */
export interface Pipeline {
  /**
   * Resolves once everything is committed, to the people who have something new waiting; turns and answers follow by
   * themselves. The turn of a single event is committed with it where it can, and nobody waits. Rejects when nothing was kept.
   */
  accept(events: readonly Received[]): Promise<readonly PersonId[]>
  /** Takes up what waits: after a crash, from another process, after a back-off. */
  start(): void
  /** Ends the loops and waits for turns and sends under way, at most `withinMs` milliseconds. */
  stop(withinMs: number): Promise<void>
  /** Resolves when nothing is under way in this process. */
  settled(): Promise<void>
}

/** How often it is looked for what became due, in milliseconds, and how much is taken at once. */
const EVERY_MS = 500
const AT_ONCE = 200

/**
 * How long something that came in is kept from being committed, in milliseconds, so that the answer before it may have
 * arrived: then its own goes out at once. Whoever reads an answer needs longer.
 */
const WAIT_MS = 20

/** What comes in behind an event that is being committed with its turn waits for that, at most so many milliseconds. */
const ANSWERED_MS = 1_000

/** Rounds that never overlap: one asked for while another runs comes right after it. */
function createRounds(work: () => Promise<void>) {
  let asked = false
  let running: Promise<void> | undefined
  const run = async () => {
    while (asked) {
      asked = false
      await work()
    }
    running = undefined
  }
  return {
    ask: (): Promise<void> => {
      asked = true
      running ??= run()
      return running
    },
    over: async () => running,
  }
}

/** Builds the exchange over a store, a turn and the channels' senders. */
export function createPipeline(ports: PipelinePorts): Pipeline {
  const trouble = createTurnBackoff(ports.now)
  const turns = createKeyedQueue((_, fault) => ports.onFault('turn', fault))
  const sends = createKeyedQueue((_, fault) => ports.onFault('send', fault))
  /** Events that are being committed with their turn, and attempts at sending. */
  const answering = createInFlight()
  const attempts = createInFlight()
  const known = ports.known ?? (() => ports.hint === undefined)
  /** People to whom something is on its way, and those of them whose next delivery waits for it. */
  const underWay = new Set<PersonId>()
  const queued = new Set<PersonId>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const pump = createRounds(async () => {
    try {
      // A person's next delivery can be claimed only once the one before is settled: until nothing is left.
      let taken = 1
      while (taken > 0 && !stopped) taken = (await sendDue(ports, AT_ONCE)).length
    } catch (fault) {
      ports.onFault('pump', fault)
    }
  })

  const send = (delivery: Delivery) => {
    const { person } = delivery
    const tried = attempts.begin(person)
    underWay.add(person)
    sends.run(person, async () => {
      try {
        await sendOne(ports, delivery, tried)
      } finally {
        // In one step: a turn that ends now either finds this under way or asks for itself.
        underWay.delete(person)
        if (queued.delete(person)) void pump.ask()
      }
    })
  }

  const within = () => ({ now: ports.now(), leaseMs: LEASE_MS })

  /** Tells and sends what turns came to. */
  const follow = (person: PersonId, { deliveries, erased }: TurnOutcome) => {
    if (erased) ports.onErased?.(person)
    ports.onTurns?.(deliveries)
    deliveries.forEach(send)
    if (deliveries.length > 0) return
    if (underWay.has(person)) queued.add(person)
    else void pump.ask()
  }

  /** A fault of one person's turns: told when it begins and when it stays, not each time. A store that is away is nobody's. */
  const failed = (person: PersonId, fault: unknown) => {
    if (isAway(fault)) return ports.onFault('turn', fault)
    const tries = trouble.failed(person)
    if (tries === 1) ports.onFault('turn', fault)
    if (tries === STUCK_AFTER) ports.onStuck?.(person, fault, tries)
  }

  const take = (person: PersonId) =>
    turns.run(person, async () => {
      const hint = await ports.hint?.(person).catch(() => undefined)
      try {
        follow(person, await ports.desk.runTurns(person, { ...within(), ...(hint && { hint }) }))
        trouble.over(person)
      } catch (fault) {
        failed(person, fault)
      }
    })

  const keep = async (events: readonly Received[]) => {
    const people = await ports.store.accept(events, ports.now())
    people.forEach(take)
    return people
  }

  /** Commits an event with its turn. What fails for any reason is done in two steps: it is kept, or it is known why not. */
  const answer = (event: Received) =>
    new Promise<readonly PersonId[]>((resolve) => {
      const { person } = event
      const over = answering.begin(person)
      turns.run(person, async () => {
        await attempts.over(person, WAIT_MS)
        const done = await ports.desk.answer(event, within()).catch(() => undefined)
        if (done) follow(person, done)
        const kept = done ? Promise.resolve([]) : keep([event])
        resolve(kept)
        await kept.catch(() => undefined)
        over()
      })
    })

  const isAlone = ({ person }: Received) => !turns.busy(person) && known(person)

  const accept = async (events: readonly Received[]) => {
    const [only, ...others] = events
    if (only && others.length === 0 && isAlone(only)) return answer(only)
    // What came before it comes before it.
    await Promise.all(events.map(({ person }) => answering.over(person, ANSWERED_MS)))
    return keep(events)
  }

  const lookAround = async () => {
    const isFree = turns.size() < AT_ONCE
    const waiting = isFree ? await ports.store.peopleWaiting(AT_ONCE) : []
    waiting.filter((person) => !trouble.rests(person)).forEach(take)
    await pump.ask()
  }

  const tick = () => {
    void lookAround()
      .catch((fault: unknown) => ports.onFault('pump', fault))
      .then(() => {
        if (!stopped) timer = setTimeout(tick, EVERY_MS)
      })
  }

  const settled = async () => {
    await turns.idle()
    await sends.idle()
    await pump.over()
  }

  return {
    accept,
    start: tick,
    stop: async (withinMs) => {
      stopped = true
      clearTimeout(timer)
      const late = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref())
      await Promise.race([settled(), late])
    },
    settled,
  }
}
