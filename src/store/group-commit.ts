import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import type { Queries } from './database.ts'

/** Many callers' transactions, one commit. */
export type GroupCommit = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>

interface Job {
  /** Does the work; resolves to what tells its caller of success. */
  attempt(): Promise<() => void>
  refuse(error: unknown): void
}

/** So many callers share a commit at most: what comes in meanwhile is not kept waiting for long. */
const MOST_JOBS = 128
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

/** The statements around each job, prepared once. */
function savepoint(database: DatabaseSync) {
  const [begin, release] = [database.prepare('savepoint job'), database.prepare('release job')]
  return { begin: () => begin.run(), release: () => release.run() }
}

type Savepoint = ReturnType<typeof savepoint>

/** Each job has its own savepoint, so that one that fails takes nothing of the others with it. */
async function attempt(
  database: DatabaseSync,
  { begin, release }: Savepoint,
  job: Job,
): Promise<(() => void) | undefined> {
  begin()
  try {
    const tell = await job.attempt()
    release()
    return tell
  } catch (error) {
    // A full disk makes SQLite undo the whole transaction: then nobody's work is kept.
    if (!database.isTransaction) throw error
    database.exec('rollback to job; release job')
    job.refuse(error)
    return undefined
  }
}

/** After a fault the transaction may be over already, or the file be gone: whoever waited is told all the same. */
function undo(database: DatabaseSync): void {
  try {
    if (database.isTransaction) database.exec('rollback')
  } catch {}
}

/** Runs the first of `queue`, and what joins meanwhile, in one transaction. */
async function commitTogether(database: DatabaseSync, around: Savepoint, queue: Job[]): Promise<void> {
  const batch: Job[] = []
  const tell: (() => void)[] = []
  try {
    await begin(database)
    for (let job = queue.shift(); job; job = batch.length < MOST_JOBS ? queue.shift() : undefined) {
      batch.push(job)
      const done = await attempt(database, around, job)
      if (done) tell.push(done)
    }
    database.exec('commit')
  } catch (error) {
    undo(database)
    // Without a transaction nobody could be served: those who wait are told, too.
    for (const job of batch.length > 0 ? batch : queue.splice(0)) job.refuse(error)
    return
  }
  for (const done of tell) done()
}

/** The write queue of one SQLite connection. */
export function groupCommit(database: DatabaseSync, queries: Queries): GroupCommit {
  const queue: Job[] = []
  const around = savepoint(database)
  let draining = false

  const drain = async () => {
    if (draining) return
    draining = true
    while (queue.length > 0) {
      await commitTogether(database, around, queue)
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
