import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { settingsFor, type Where } from '../platforms/line/product.ts'
import { type Cluster, startCluster } from '../store/postgres.ts'

/** A bot in a process of its own. */
export interface Bot {
  readonly port: number
  /** From the start of the process until it said that it is ready, in milliseconds. */
  readonly readyMs: number
  /** Time of processors that it used so far, in milliseconds; 0 where the system does not tell (Linux does). */
  worked(): number
  /** Resident memory in MB. */
  memory(): number
  stop(): void
}

/** Starts the bots of one measurement before a stand-in. */
export type Start = (line: Where) => Promise<readonly Bot[]>

const TICK_MS = 10

const KIGEN = '../platforms/line/child.ts'

/** User and system time as `proc_pid_stat(5)` has them, after the name in brackets. */
function workedBy(pid: number | undefined): number {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return 0
  const fields = readFileSync(stat, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** The flags with which `npm start` bounds the heap. */
function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(scripts.start)
    .split(' ')
    .filter((word) => word.startsWith('--'))
}

async function startBot(script: string, line: Where, more: NodeJS.ProcessEnv = {}): Promise<Bot> {
  const path = new URL(script, import.meta.url).pathname
  const { PATH = '' } = process.env
  const began = performance.now()
  const flags = script === KIGEN ? startFlags() : []
  const child = spawn(process.execPath, [...flags, path], {
    env: { PATH, ...settingsFor(line), DATA_KEY: Buffer.alloc(32, 7).toString('base64'), ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const text of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(text)
    return {
      port,
      readyMs: performance.now() - began,
      worked: () => workedBy(child.pid),
      memory: () => Number(spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).stdout) / 1_024,
      stop: () => child.kill('SIGKILL'),
    }
  }
  throw new Error(`${script} did not start`)
}

/** The reference: the echo bot of LINE's own SDK. */
export const echo: Start = async (line) => [await startBot('./line-echo.ts', line)]

/** Runs `work` with Kigen as one process over a file of its own, every commit on the disk. */
export async function onSqlite<T>(work: (start: Start) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kigen-bench-'))
  let made = 0
  try {
    return await work(async (line) => {
      const DATABASE_URL = `sqlite:${join(folder, `${++made}.db`)}`
      return [await startBot(KIGEN, line, { DATABASE_URL })]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs `work` with a PostgreSQL that puts every commit on the disk. */
export async function onPostgres<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const cluster = await startCluster({ durable: true })
  try {
    return await work(cluster)
  } finally {
    await cluster.stop()
  }
}

/** Kigen as so many processes over one new PostgreSQL database. */
export function processesOn(cluster: Cluster, count: number): Start {
  return async (line) => {
    const DATABASE_URL = await cluster.database()
    const first = await startBot(KIGEN, line, { DATABASE_URL })
    const others = Array.from({ length: count - 1 }, () => startBot(KIGEN, line, { DATABASE_URL }))
    return [first, ...(await Promise.all(others))]
  }
}
