import type { Log } from './context/ports.ts'

/** Runs tasks after the response to a request, and can wait until all of them have ended. */
export function createBackground(log: Log) {
  const running = new Set<Promise<void>>()
  return {
    later: (what: string, task: () => Promise<unknown>) => {
      const run: Promise<void> = task()
        .then(() => undefined)
        .catch((fault: unknown) => {
          const reason = fault instanceof Error ? fault.name : 'fault'
          log.warn({ what, reason }, 'slack: a background task failed')
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
