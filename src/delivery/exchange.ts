import type { Delivery, PersonId, Received } from '../channels/port.ts'
import type { Store, TurnHandler } from '../store/store.ts'
import { createLanes } from './lanes.ts'
import { LEASE_MS, type PumpPorts, pumpOnce, sendOne } from './pump.ts'

/** What the exchange needs beyond the pump. */
export interface ExchangePorts extends PumpPorts {
  readonly store: Pick<Store, 'accept' | 'runTurns' | 'peopleWaiting' | 'claimDeliveries' | 'settle'>
  readonly turn: TurnHandler
  /** Something went wrong that no person can be told about; never holds personal data. */
  readonly onFault: (where: 'turn' | 'send' | 'pump', fault: unknown) => void
  readonly onTurns?: (deliveries: readonly Delivery[]) => void
}

/** The way of one message: commit, turn, send. */
export interface Exchange {
  /** Resolves once everything is committed; turns and answers follow by themselves. Rejects when nothing was kept. */
  accept(events: readonly Received[]): Promise<void>
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

function createWork(ports: ExchangePorts) {
  const turns = createLanes((_, fault) => ports.onFault('turn', fault))
  const sends = createLanes((_, fault) => ports.onFault('send', fault))

  const send = (delivery: Delivery) =>
    sends.run(delivery.person, async () => {
      await sendOne(ports, delivery)
    })

  const take = (person: PersonId) =>
    turns.run(person, async () => {
      const deliveries = await ports.store.runTurns(person, ports.turn, {
        now: ports.now(),
        leaseMs: LEASE_MS,
      })
      ports.onTurns?.(deliveries)
      deliveries.forEach(send)
    })

  const settled = async () => {
    await turns.idle()
    await sends.idle()
  }
  return { take, settled, busy: () => turns.size() >= AT_ONCE }
}

/** Builds the exchange over a store, a turn and the channels' senders. */
export function createExchange(ports: ExchangePorts): Exchange {
  const work = createWork(ports)
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let stopped = false

  const lookAround = async () => {
    if (!work.busy()) (await ports.store.peopleWaiting(AT_ONCE)).forEach(work.take)
    let taken = AT_ONCE
    while (taken === AT_ONCE && !stopped) taken = (await pumpOnce(ports, AT_ONCE)).length
  }

  const tick = () => {
    round = lookAround()
      .catch((fault: unknown) => ports.onFault('pump', fault))
      .then(() => {
        if (!stopped) timer = setTimeout(tick, EVERY_MS)
      })
  }

  return {
    accept: async (events) => {
      const people = await ports.store.accept(events, ports.now())
      people.forEach(work.take)
    },
    start: tick,
    stop: async (withinMs) => {
      stopped = true
      clearTimeout(timer)
      const late = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref())
      await Promise.race([round.then(work.settled), late])
    },
    settled: work.settled,
  }
}
