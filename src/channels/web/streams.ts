import type { Response } from 'express'
import type { PersonId } from '../../contracts/person.ts'
import type { WebOptions, WebPorts } from './shared/ports.ts'
import { type DeliveryView, viewDelivery } from './view.ts'

const PAGE = 50
/** The most open streams of one person; a further one closes the oldest. */
const MOST_STREAMS = 6
/** The most streams of one network address; a ward office's visitors may share one. */
const MOST_OF_AN_ADDRESS = 200
/** The most streams of one process. */
const MOST_IN_ALL = 5_000
/** Heartbeats after which a page that reads nothing is disconnected. */
const MOST_STUCK = 3
/** How long the last bytes of an ended stream may take, in milliseconds. */
const LEAVE_MS = 5_000

/** One person's deliveries after a cursor, oldest first, at most one page. Rejects like the store. */
export async function fetchAfter(
  ports: Pick<WebPorts, 'deliveriesAfter'>,
  person: PersonId,
  cursor: number,
): Promise<readonly DeliveryView[]> {
  const found = await ports.deliveriesAfter(person, cursor, PAGE)
  return found.map((row) => viewDelivery(row.cursor, row.delivery))
}

/** Returns a function that runs `job` now, or once more after the current run. Runs never overlap. */
function oneAtATime(job: () => Promise<void>): () => void {
  let asked = false
  let running = false
  async function run(): Promise<void> {
    running = true
    while (asked) {
      asked = false
      await job()
    }
    running = false
  }
  return () => {
    asked = true
    if (!running) void run()
  }
}

interface Stream {
  readonly wake: () => void
  /** Sends a heartbeat and looks for deliveries of other processes. */
  readonly beat: () => void
  readonly end: () => void
}

function eventOf(view: DeliveryView): string {
  return `id: ${view.cursor}\ndata: ${JSON.stringify(view)}\n\n`
}

/**
 * Writes deliveries after `start` when it is woken, at most one page ahead of the reader. A page that reads
 * nothing for some heartbeats is disconnected. A fault ends the stream; the page reconnects with its last
 * cursor.
 */
function streamTo(
  response: Response,
  person: PersonId,
  start: number,
  ports: Pick<WebPorts, 'deliveriesAfter' | 'onFault'>,
): Stream {
  let cursor = start
  let stuck = 0
  async function readOn(): Promise<void> {
    if (response.writableEnded || response.writableNeedDrain) return
    try {
      const views = await fetchAfter(ports, person, cursor)
      if (response.writableEnded) return
      for (const view of views) response.write(eventOf(view))
      cursor = views.at(-1)?.cursor ?? cursor
      if (views.length === PAGE) wake()
    } catch (fault) {
      ports.onFault?.(fault)
      end()
    }
  }
  const wake = oneAtATime(readOn)
  const end = () => {
    response.end()
    setTimeout(() => response.destroy(), LEAVE_MS).unref()
  }
  const beat = () => {
    if (response.writableEnded) return
    stuck = response.writableNeedDrain ? stuck + 1 : 0
    if (stuck > MOST_STUCK) response.destroy()
    else if (stuck === 0) {
      response.write(': still here\n\n')
      wake()
    }
  }
  // Without a listener a connection error would end the process.
  response.on('error', () => response.destroy())
  response.on('drain', wake)
  return { wake, beat, end }
}

/** All open event streams. */
export interface Streams {
  /** Whether this address and this process may open another stream. */
  hasRoom(address: string): boolean
  /** Keeps a response open and writes deliveries after `cursor` to it until the page disconnects. */
  open(person: PersonId, cursor: number, response: Response, address: string): void
  /** Tells a person's streams about a new delivery. */
  wake(person: PersonId): void
  /** Ends all streams before the server stops; the pages reconnect. */
  close(): void
}

/** Counts open streams by address and in total. */
function countOpen(perAddress: number) {
  const open = new Map<string, number>()
  let all = 0
  const change = (address: string, by: 1 | -1) => {
    const now = (open.get(address) ?? 0) + by
    if (now > 0) open.set(address, now)
    else open.delete(address)
    all += by
  }
  return { change, hasRoom: (address: string) => all < MOST_IN_ALL && (open.get(address) ?? 0) < perAddress }
}

/**
 * Creates the streams of this process. They read from the store when woken and at each heartbeat, because
 * another process may have sent something.
 */
export function openStreams(
  ports: Pick<WebPorts, 'deliveriesAfter' | 'onFault'>,
  { heartbeatMs = 10_000, limits }: Pick<WebOptions, 'heartbeatMs' | 'limits'>,
): Streams {
  const byPerson = new Map<PersonId, Set<Stream>>()
  const { change, hasRoom } = countOpen(limits?.streamsPerAddress ?? MOST_OF_AN_ADDRESS)

  function remember(person: PersonId, stream: Stream): void {
    const mine = byPerson.get(person) ?? new Set()
    byPerson.set(person, mine.add(stream))
    const [oldest] = mine
    if (mine.size > MOST_STREAMS && oldest) {
      oldest.end()
      mine.delete(oldest)
    }
  }

  function forget(person: PersonId, stream: Stream): void {
    const mine = byPerson.get(person)
    mine?.delete(stream)
    if (mine?.size === 0) byPerson.delete(person)
  }

  return {
    hasRoom,
    open(person, cursor, response, address) {
      const stream = streamTo(response, person, cursor, ports)
      remember(person, stream)
      change(address, 1)
      const heart = setInterval(stream.beat, heartbeatMs)
      response.on('close', () => {
        clearInterval(heart)
        change(address, -1)
        forget(person, stream)
      })
      stream.wake()
    },
    wake(person) {
      for (const stream of byPerson.get(person) ?? []) stream.wake()
    },
    close() {
      for (const streams of byPerson.values()) for (const stream of streams) stream.end()
    },
  }
}
