import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import type { Queries } from '../contract/database.ts'

/** Runs work in a transaction that other callers share. */
export type GroupCommit = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>

interface Job {
  /**
   * Runs the work; may run again after a rollback. Resolves to a function that reports success to the caller.
   */
  attempt(): Promise<() => void>
  refuse(error: unknown): void
}

/** The most, and the fewest, jobs in one commit. */
const MOST_JOBS = 128
const FEW_JOBS = 8
const BUSY_TIMEOUT_MS = 5_000
const PAUSE_MS = 5
const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY
}

/** Begins a transaction. Retries while another process holds the lock, without blocking the event loop. */
async function begin(database: DatabaseSync): Promise<void> {
  for (const start = performance.now(); ; ) {
    try {
      database.exec('begin immediate')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > BUSY_TIMEOUT_MS) throw error
      await sleep(PAUSE_MS)
    }
  }
}

type Tell = () => void

/** Calls `then` when all commits until now are on the disk. */
export type Durable = (then: () => void) => void

/** What must hold before a commit is reported. */
export interface Keeping {
  readonly durable: Durable
  /** Throws if the database file was replaced. */
  readonly isKept: () => void
}

/** Reports the commit to every caller, or the replaced file. */
function reportAll(batch: readonly Job[], tell: readonly Tell[], isKept: () => void): void {
  try {
    isKept()
  } catch (error) {
    for (const job of batch) job.refuse(error)
    return
  }
  for (const done of tell) done()
}

/** Rolls back if a transaction is open. Ignores errors: the callers get the original one. */
function undo(database: DatabaseSync): void {
  try {
    if (database.isTransaction) database.exec('rollback')
  } catch {}
}

/** Runs a job in its own savepoint, so that its failure does not undo the others. */
async function runInSavepoint(database: DatabaseSync, job: Job): Promise<Tell | undefined> {
  database.exec('savepoint job')
  try {
    const tell = await job.attempt()
    database.exec('release job')
    return tell
  } catch (error) {
    // On a full disk SQLite rolls back the whole transaction.
    if (!database.isTransaction) throw error
    database.exec('rollback to job; release job')
    job.refuse(error)
    return undefined
  }
}

/**
 * The size of the next batch: a quarter of the queue. Receiving and sending then overlap with the next batch;
 * with the whole queue, they would alternate.
 */
function batchSizeFor(waiting: number): number {
  return Math.min(MOST_JOBS, Math.max(FEW_JOBS, Math.ceil(waiting / 4)))
}

/**
 * Runs jobs of `queue` in one transaction, also those added meanwhile, and adds them to `batch`. `undefined`
 * if one failed.
 */
async function runTogether(queue: Job[], batch: Job[]): Promise<readonly Tell[] | undefined> {
  const tell: Tell[] = []
  const most = batchSizeFor(queue.length)
  try {
    for (let job = queue.shift(); job; job = batch.length < most ? queue.shift() : undefined) {
      batch.push(job)
      tell.push(await job.attempt())
    }
    return tell
  } catch {
    return undefined
  }
}

/** Runs the batch again, each job in its own savepoint. */
async function runInSavepoints(database: DatabaseSync, batch: readonly Job[]): Promise<readonly Tell[]> {
  undo(database)
  await begin(database)
  const tell: Tell[] = []
  for (const job of batch) {
    const done = await runInSavepoint(database, job)
    if (done) tell.push(done)
  }
  return tell
}

/**
 * Commits a batch in one transaction, first without savepoints: jobs rarely fail, and a savepoint makes
 * SQLite copy every page. If one fails, the batch runs again with savepoints.
 */
async function commitTogether(
  database: DatabaseSync,
  queue: Job[],
  { durable, isKept }: Keeping,
): Promise<void> {
  const batch: Job[] = []
  try {
    await begin(database)
    const tell = (await runTogether(queue, batch)) ?? (await runInSavepoints(database, batch))
    database.exec('commit')
    durable(() => reportAll(batch, tell, isKept))
  } catch (error) {
    undo(database)
    // The transaction did not start: the waiting jobs are rejected too.
    for (const job of batch.length > 0 ? batch : queue.splice(0)) job.refuse(error)
  }
}

/**
 * The write queue of a SQLite connection. Callers wait until their commit is durable; the next batch runs
 * meanwhile.
 */
export function groupCommit(database: DatabaseSync, queries: Queries, keeping: Keeping): GroupCommit {
  const queue: Job[] = []
  let draining = false

  const drain = async () => {
    if (draining) return
    draining = true
    while (queue.length > 0) {
      await commitTogether(database, queue, keeping)
      await immediate()
    }
    draining = false
  }

  return (work) =>
    new Promise((resolve, refuse) => {
      const attempt = async () => {
        const value = await work(queries)
        return () => resolve(value)
      }
      queue.push({ attempt, refuse })
      drain()
    })
}
