import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Durable } from './group-commit.ts'

const put = promisify(fdatasync)

/** A log that cannot be kept is no log: the process ends, nobody is told, and what was told before stays true. */
function end(fault: unknown): never {
  throw fault
}

/**
 * Puts SQLite's write-ahead log at `path` on the disk, beside the thread that writes it: SQLite itself would stand still
 * meanwhile (`synchronous = full`). One at a time; what is committed meanwhile goes together with the next.
 * Source: https://www.sqlite.org/pragma.html#pragma_synchronous
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
      const told = waiting
      waiting = []
      log ??= openSync(path, 'r')
      await put(log)
      for (const tell of told) tell()
    }
    running = undefined
  }
  return {
    durable: (then) => {
      waiting.push(then)
      running ??= run().catch((fault: unknown) => process.nextTick(end, fault))
    },
    close: async () => {
      await running
      if (log !== undefined) closeSync(log)
    },
  }
}
