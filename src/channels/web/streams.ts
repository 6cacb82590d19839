import type { Response } from 'express'
import type { PersonId } from '../port.ts'
import type { WebPorts } from './ports.ts'
import { type DeliveryView, viewDelivery } from './view.ts'

const PAGE = 50
/** Tabs that one person may have listening; the one that has listened longest gives way. */
const MOST_STREAMS = 6

/** The deliveries of one person after a cursor, oldest first, at most one page of them. Rejects when the store does. */
export async function fetchAfter(
  ports: Pick<WebPorts, 'deliveriesAfter'>,
  person: PersonId,
  cursor: number,
): Promise<readonly DeliveryView[]> {
  const found = await ports.deliveriesAfter(person, cursor, PAGE)
  return found.map((row) => viewDelivery(row.cursor, row.delivery))
}

/** A function that runs `job` now, or once more after the run that is under way: never two at a time. */
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
  readonly end: () => void
}

function eventOf(view: DeliveryView): string {
  return `id: ${view.cursor}\ndata: ${JSON.stringify(view)}\n\n`
}

/** Writes what comes after `start` whenever it is woken. A fault ends it; the page comes back with its last cursor. */
function streamTo(
  response: Response,
  person: PersonId,
  start: number,
  ports: Pick<WebPorts, 'deliveriesAfter' | 'onFault'>,
): Stream {
  let cursor = start
  async function readOn(): Promise<void> {
    if (response.writableEnded) return
    try {
      const views = await fetchAfter(ports, person, cursor)
      for (const view of views) response.write(eventOf(view))
      cursor = views.at(-1)?.cursor ?? cursor
      if (views.length === PAGE) wake()
    } catch (fault) {
      ports.onFault?.(fault)
      response.end()
    }
  }
  const wake = oneAtATime(readOn)
  return { wake, end: () => response.end() }
}

/** The open event streams of everybody; kept only while a page is open. */
export interface Streams {
  /** Keeps a response open and writes to it what comes after `cursor`, until the page goes away. */
  open(person: PersonId, cursor: number, response: Response): void
  /** Something new is there for a person. */
  wake(person: PersonId): void
  /** Ends every stream so that the server can stop; the pages come back by themselves. */
  close(): void
}

/**
 * The streams of this process. They read on from the store when they are woken, and at every heartbeat, because
 * another process may have sent something.
 */
export function openStreams(
  ports: Pick<WebPorts, 'deliveriesAfter' | 'onFault'>,
  heartbeatMs: number,
): Streams {
  const byPerson = new Map<PersonId, Set<Stream>>()

  function remember(person: PersonId, stream: Stream): void {
    const mine = byPerson.get(person) ?? new Set()
    byPerson.set(person, mine.add(stream))
    const [oldest] = mine
    if (mine.size > MOST_STREAMS) oldest?.end()
  }

  function forget(person: PersonId, stream: Stream): void {
    const mine = byPerson.get(person)
    mine?.delete(stream)
    if (mine?.size === 0) byPerson.delete(person)
  }

  return {
    open(person, cursor, response) {
      const stream = streamTo(response, person, cursor, ports)
      remember(person, stream)
      const heart = setInterval(() => {
        response.write(': still here\n\n')
        stream.wake()
      }, heartbeatMs)
      response.on('close', () => {
        clearInterval(heart)
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
