import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import type { Queries } from '../contract/database.ts'

/** Many callers' transactions, one commit. */
export type GroupCommit = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>

interface Job {
  /** Does the work, perhaps a second time after all was undone; resolves to what tells its caller of success. */
  attempt(): Promise<() => void>
  refuse(error: unknown): void
}

/** So many callers share a commit at most, and so many where they wait at all. */
const MOST_JOBS = 128
const FEW_JOBS = 8
const PATIENCE_MS = 5_000
const PAUSE_MS = 5
const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY
}

/** Waits for another process's transaction without stopping this one. */
async function begin(database: DatabaseSync): Promise<void> {
  for (const start = performance.now(); ; ) {
    try {
      database.exec('begin immediate')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > PATIENCE_MS) throw error
      await sleep(PAUSE_MS)
    }
  }
}

type Tell = () => void

/** Calls `then` as soon as everything that was committed until now would outlive a power cut. */
export type Durable = (then: () => void) => void

/** What must hold before anybody is told of a commit. */
export interface Keeping {
  readonly durable: Durable
  /** Throws where what was committed is in a file that is no longer the database's. */
  readonly isKept: () => void
}

/** Tells everybody of the commit, or everybody that it went into a file that is gone. */
function tellAll(batch: readonly Job[], tell: readonly Tell[], isKept: () => void): void {
  try {
    isKept()
  } catch (error) {
    for (const job of batch) job.refuse(error)
    return
  }
  for (const done of tell) done()
}

/** After a fault the transaction may be over already, or the file be gone: whoever waited is told all the same. */
function undo(database: DatabaseSync): void {
  try {
    if (database.isTransaction) database.exec('rollback')
  } catch {}
}

/** Each job has its own savepoint, so that one that fails takes nothing of the others with it. */
async function apart(database: DatabaseSync, job: Job): Promise<Tell | undefined> {
  database.exec('savepoint job')
  try {
    const tell = await job.attempt()
    database.exec('release job')
    return tell
  } catch (error) {
    // A full disk makes SQLite undo the whole transaction: then nobody's work is kept.
    if (!database.isTransaction) throw error
    database.exec('rollback to job; release job')
    job.refuse(error)
    return undefined
  }
}

/**
 * A quarter of those who wait: while their answers go out the next quarter is worked on. Were it all of them, they would all come
 * back at once, and whoever reads and sends would stand still while this works, and this while those do.
 */
function shareOf(waiting: number): number {
  return Math.min(MOST_JOBS, Math.max(FEW_JOBS, Math.ceil(waiting / 4)))
}

/** Runs what waits in `queue`, and what joins meanwhile, side by side; `batch` gets who was taken. `undefined`: one failed. */
async function runTogether(queue: Job[], batch: Job[]): Promise<readonly Tell[] | undefined> {
  const tell: Tell[] = []
  const most = shareOf(queue.length)
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

/** Runs the same once more, from the beginning, each apart. */
async function runApart(database: DatabaseSync, batch: readonly Job[]): Promise<readonly Tell[]> {
  undo(database)
  await begin(database)
  const tell: Tell[] = []
  for (const job of batch) {
    const done = await apart(database, job)
    if (done) tell.push(done)
  }
  return tell
}

/**
 * One transaction for many. Hardly ever does a job fail, and a savepoint for each would have SQLite remember every page
 * twice: so all are run without, and once more, each apart, when one failed.
 */
async function commitTogether(
  database: DatabaseSync,
  queue: Job[],
  { durable, isKept }: Keeping,
): Promise<void> {
  const batch: Job[] = []
  try {
    await begin(database)
    const tell = (await runTogether(queue, batch)) ?? (await runApart(database, batch))
    database.exec('commit')
    durable(() => tellAll(batch, tell, isKept))
  } catch (error) {
    undo(database)
    // Without a transaction nobody could be served: those who wait are told, too.
    for (const job of batch.length > 0 ? batch : queue.splice(0)) job.refuse(error)
  }
}

/** The write queue of one SQLite connection: nobody is told of a commit before it is `durable`, and the next is made meanwhile. */
export function groupCommit(database: DatabaseSync, queries: Queries, keeping: Keeping): GroupCommit {
  const queue: Job[] = []
  let draining = false

  const drain = async () => {
    if (draining) return
    draining = true
    while (queue.length > 0) {
      await commitTogether(database, queue, keeping)
      await breathe()
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
