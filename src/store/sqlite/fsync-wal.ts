import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Durable } from './group-commit.ts'

const sync = promisify(fdatasync)

/**
 * Ends the process after a failed fsync: commits that were not reported yet may be lost, so nothing more may
 * be reported.
 */
function endProcess(fault: unknown): never {
  throw fault
}

/**
 * Calls fdatasync on SQLite's write-ahead log in a thread of libuv, because SQLite's own (`synchronous =
 * full`) blocks the event loop. One call at a time; commits made meanwhile share the next. Source:
 * https://www.sqlite.org/pragma.html#pragma_synchronous
 */
export function createWalSync(path: string): {
  readonly durable: Durable
  readonly close: () => Promise<void>
} {
  let log: number | undefined
  let waiting: (() => void)[] = []
  let running: Promise<void> | undefined

  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      log ??= openSync(path, 'r')
      await sync(log)
      for (const tell of batch) tell()
    }
    running = undefined
  }
  return {
    durable: (then) => {
      waiting.push(then)
      running ??= run().catch((fault: unknown) => process.nextTick(endProcess, fault))
    },
    close: async () => {
      await running
      if (log !== undefined) closeSync(log)
    },
  }
}
