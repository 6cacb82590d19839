import { closeSync, mkdirSync, openSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../contract/store.ts'
import { withFile } from './file-fault.ts'

/** A process that is being stopped has ten seconds: its successor waits so long, in milliseconds. */
const PATIENCE_MS = 12_000
const PAUSE_MS = 100
const SQLITE_BUSY = 5

function isBusy(fault: unknown): boolean {
  return fault instanceof Error && 'errcode' in fault && Number(fault.errcode) % 256 === SQLITE_BUSY
}

/** Writes down who this is, and takes the lock. Throws SQLite's "busy" while another process has it. */
function take(lock: DatabaseSync): void {
  lock.exec('create table if not exists holder (one integer primary key check (one = 1), who text not null)')
  const who = `process ${process.pid} on ${hostname()}`
  lock.prepare('insert into holder values (1, ?) on conflict do update set who = excluded.who').run(who)
  lock.exec('begin immediate')
}

/** Who has the lock; readers may look beside it. */
function holderOf(lock: DatabaseSync): string {
  try {
    return String(lock.prepare('select who from holder').get()?.who ?? 'another process')
  } catch {
    return 'another process'
  }
}

function open(path: string): DatabaseSync {
  return withFile(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'a', 0o600))
    const lock = new DatabaseSync(path, { timeout: 0 })
    // Nothing in it has to outlive a power cut.
    lock.exec('pragma synchronous = off')
    return lock
  })
}

/**
 * Makes this process the only one that serves the SQLite file at `path`. The lock is one of the operating system on a small file
 * beside it, and ends with the process, however that ends. Waits for a process that is just ending, at most `patienceMs`. Resolves to
 * what releases the lock; throws a `StoreError` with the reason `locked` that names the other process.
 */
export async function lockFile(path: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const lock = open(`${path}.lock`)
  for (const began = performance.now(); ; await sleep(PAUSE_MS)) {
    try {
      take(lock)
      return () => {
        if (lock.isOpen) lock.close()
      }
    } catch (fault) {
      if (isBusy(fault) && performance.now() - began < patienceMs) continue
      const holder = holderOf(lock)
      lock.close()
      if (!isBusy(fault)) throw fault
      throw new StoreError(
        'unavailable',
        `${holder} serves the database ${resolve(path)} already, and SQLite is for one process: end that one, or move to PostgreSQL (docs/operating.md)`,
        { reason: 'locked' },
      )
    }
  }
}
