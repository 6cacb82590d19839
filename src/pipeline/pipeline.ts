import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import { createDeliverySender } from './delivery-sender.ts'
import { createIngest } from './ingest.ts'
import type { PipelinePorts } from './pipeline-ports.ts'

/** The way of an event: commit, turn, send. */
export interface Pipeline {
  /**
   * Commits events and resolves to the people whose turns are still to run; turns and answers follow by themselves. A single
   * event is committed together with its turn if nothing stands before it. Rejects if nothing was kept.
   */
  accept(events: readonly Received[]): Promise<readonly PersonId[]>
  /** Starts to poll for what waits: after a crash, from another process, after a back-off. */
  start(): void
  /** Stops to poll and waits for turns and sends under way, at most `withinMs` milliseconds. */
  stop(withinMs: number): Promise<void>
  /** Resolves when nothing is under way in this process. */
  settled(): Promise<void>
}

/** How often the store is polled, in milliseconds, and how many people's turns are taken at once. */
const EVERY_MS = 500
const AT_ONCE = 200

/** Builds the pipeline of this process. */
export function createPipeline(ports: PipelinePorts): Pipeline {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const sender = createDeliverySender({ ...ports, isStopped: () => stopped })
  const ingest = createIngest(ports, sender)

  const poll = () => {
    void ingest
      .runWaiting(AT_ONCE)
      .then(sender.sendDue)
      .catch((fault: unknown) => ports.onFault('pump', fault))
      .then(() => {
        if (!stopped) timer = setTimeout(poll, EVERY_MS)
      })
  }

  const settled = async () => {
    await ingest.idle()
    await sender.idle()
  }

  return {
    accept: ingest.accept,
    start: poll,
    stop: async (withinMs) => {
      stopped = true
      clearTimeout(timer)
      const late = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref())
      await Promise.race([settled(), late])
    },
    settled,
  }
}
