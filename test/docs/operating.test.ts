import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { freePort } from '../runtime/free-port.ts'
import { folder, settingsIn, visit } from '../runtime/product.ts'
import { type Cluster, startCluster } from '../store/postgres.ts'

// An operator copies the commands of docs/operating.md: so does this test, with other places and addresses.

const PAGE = readFileSync('docs/operating.md', 'utf8')
const data = folder()
const backups = join(data.path, 'backups')
const database = join(data.path, 'kigen.db')
let cluster: Cluster
beforeAll(async () => {
  mkdirSync(backups)
  cluster = await startCluster()
})
afterAll(async () => {
  await cluster?.stop()
  data.remove()
})

/** A command as it stands on the page: in a block of its own or between back-quotes. */
function command(pattern: RegExp): string {
  const found = PAGE.match(pattern)?.[0]
  if (found === undefined) throw new Error(`docs/operating.md does not say ${pattern}`)
  return found.replaceAll('\n', ' ')
}

const KEY = Buffer.alloc(32, 5).toString('base64')
const NEW_KEY = Buffer.alloc(32, 6).toString('base64')

/** The environment of a shell in which Kigen was set up; `DATABASE_URL` as in `.env`. */
const shell = (more: Readonly<Record<string, string>> = {}) => ({
  ...settingsIn(data.path, { DATA_KEY: KEY, ...more }),
  HOME: data.path,
})

function run(line: string, more: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { env: shell(more), encoding: 'utf8' })
  expect(status, `${line}\n${stderr}`).toBe(0)
  return stdout
}

/** Starts Kigen by a command; resolves when it is ready. */
async function start(line: string, more: Readonly<Record<string, string>> = {}) {
  const child = spawn('sh', ['-c', `exec ${line}`], {
    env: shell(more),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  for await (const text of createInterface({ input: child.stdout })) {
    const port = /"port":(\d+)/.exec(text)?.[1]
    if (port === undefined) continue
    child.stdout.resume()
    return {
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        child.kill('SIGTERM')
        expect((await ended)[0]).toBe(0)
      },
    }
  }
  throw new Error(`${line} ended`)
}

describe('docs/operating.md, from the first start to another database', () => {
  let visitor: Awaited<ReturnType<typeof visit>>
  let heard = 0

  /** Somebody who was there before goes on, and gets an answer. */
  async function goesOn(url: string): Promise<void> {
    expect(await visitor.heard(url)).toHaveLength(heard)
    expect(await visitor.say({ id: `message-${heard}`, text: 'hello' }, url)).toBe(202)
    heard += 1
    await expect.poll(async () => (await visitor.heard(url)).length, { timeout: PATIENCE_MS }).toBe(heard)
  }

  it('Start: the command starts it, and the doctor finds nothing', async () => {
    const line = command(/DATA_KEY=\$\(openssl .*npm start/)
      .replace('$(openssl rand -base64 32)', KEY)
      .replace('https://kigen.example.jp', 'http://localhost')
    const kigen = await start(`env ${line}`)
    visitor = await visit(kigen.url)
    await goesOn(kigen.url)
    expect(run(command(/npm run doctor/))).not.toContain('MEND')
    await kigen.stop()
  })

  it('Back up while it runs, and restore into a place that holds nothing else', async () => {
    const kigen = await start('npm start')
    run(command(/npm run backup -- --to [^`]+/).replace('/backups/', `${backups}/`))
    await kigen.stop()
    const copy = join(backups, `kigen-${new Date().toISOString().slice(0, 10)}.db`)
    expect(existsSync(copy)).toBe(true)
    const place = join(data.path, 'restored')
    mkdirSync(place)
    copyFileSync(copy, join(place, 'kigen.db'))
    const restored = await start('npm start', { DATABASE_URL: `sqlite:${join(place, 'kigen.db')}` })
    expect(await visitor.heard(restored.url)).toHaveLength(heard)
    await restored.stop()
  })

  it('Change the key in three steps: afterwards the new one alone opens everything', async () => {
    expect(command(/`DATA_KEY=new,old` and restart/)).toBeTruthy()
    const both = await start('npm start', { DATA_KEY: `${NEW_KEY},${KEY}` })
    await goesOn(both.url)
    await both.stop()
    run(command(/npm run rotate/), { DATA_KEY: `${NEW_KEY},${KEY}` })
    expect(command(/`DATA_KEY=new` and restart/)).toBeTruthy()
    const alone = await start('npm start', { DATA_KEY: NEW_KEY })
    await goesOn(alone.url)
    await alone.stop()
  })

  it('Move to another database, and go on there', async () => {
    const postgres = await cluster.database()
    const line = command(/npm run move -- --from sqlite:\.\/data\/kigen\.db --to postgres:\/\/…/)
    run(line.replace('./data/kigen.db', database).replace('postgres://…', postgres))
    const kigen = await start('npm start', { DATA_KEY: NEW_KEY, DATABASE_URL: postgres })
    await goesOn(kigen.url)
    expect(run(command(/npm run doctor/), { DATA_KEY: NEW_KEY, DATABASE_URL: postgres })).not.toContain(
      'MEND',
    )
    await kigen.stop()
  })

  it('Watch: the pages of the metrics port are there, and on 127.0.0.1 only', async () => {
    expect(command(/`METRICS_PORT` opens a port/)).toBeTruthy()
    const METRICS_PORT = await freePort()
    const kigen = await start('npm start', { METRICS_PORT, DATABASE_URL: 'sqlite::memory:' })
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${METRICS_PORT}${path}`)).text()
    await expect.poll(() => get('/')).toContain('Kigen is well.')
    const metrics = await get('/metrics')
    const table = PAGE.slice(PAGE.indexOf('| metric |'))
    const names = [...table.matchAll(/^\| `(kigen_\w+)/gm)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(6)
    for (const name of names) expect(metrics).toContain(`# TYPE ${name} `)
    await kigen.stop()
  })

  it('What LINE costs: the forecast says what the coming days will push', () => {
    expect(run(command(/npm run forecast -- --days 30/), { DATA_KEY: NEW_KEY })).toMatch(/30|LINE/)
  })
})
