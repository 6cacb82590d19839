import type { Received } from '../contracts/incoming.ts'
import type { PersonId } from '../contracts/person.ts'
import { createDeliverySender } from './delivery-sender.ts'
import { createIngest } from './ingest.ts'
import type { PipelinePorts } from './pipeline-ports.ts'

/** Processes events: commit, turn, send. */
export interface Pipeline {
  /**
   * Commits events and resolves to the people with turns to run; turns and replies follow asynchronously. A
   * single event is committed together with its turn if nothing waits before it. Rejects if nothing was
   * stored.
   */
  accept(events: readonly Received[]): Promise<readonly PersonId[]>
  /** Starts polling for waiting work: after a crash, from another process, after a back-off. */
  start(): void
  /** Stops polling and waits at most `withinMs` milliseconds for running turns and sends. */
  stop(withinMs: number): Promise<void>
  /** Resolves when this process has no running turn or send. */
  settled(): Promise<void>
}

/** The polling interval in milliseconds, and the most people a poll. */
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
