import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { PATIENCE_MS } from '../patience.ts'
import { folder, settingsIn, startProduct } from '../runtime/product.ts'
import { mountMemory } from '../runtime/unprivileged.ts'

let place = ''
beforeEach(() => {
  const made = folder()
  place = made.path
  chmodSync(place, 0o755)
  onTestFinished(() => made.remove())
})

const DOCTOR = resolve('src/tools/doctor.ts')
const ROTATE = resolve('src/tools/database/rotate.ts')

interface Given {
  readonly more?: Readonly<Record<string, string>>
  readonly data?: string
  readonly cwd?: string
}

function doctor({ more = {}, data = place, cwd = process.cwd() }: Given = {}) {
  const env = settingsIn(data, more)
  return spawnSync(process.execPath, [DOCTOR], { env, cwd, encoding: 'utf8', timeout: PATIENCE_MS })
}

/** The same, where something of this process has to answer meanwhile. */
async function doctorBeside(more: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [DOCTOR], {
    env: settingsIn(place, more),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')))
  await once(child, 'close')
  return text
}

/** A database as a start leaves it. */
function madeDatabase(data = place): string {
  expect(spawnSync(process.execPath, [ROTATE], { env: settingsIn(data) }).status).toBe(0)
  return join(data, 'kigen.db')
}

/** Every file below a folder with what is in it. */
function contents(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .toSorted()
}

describe('the doctor', () => {
  it('finds nothing to mend where nothing is wrong, and says what is off', () => {
    const file = madeDatabase()
    const { status, stdout } = doctor()
    expect(stdout).not.toContain('MEND')
    expect(status).toBe(0)
    expect(stdout).toMatch(new RegExp(`ok {4}the database is ${file}, made on \\d{4}-\\d\\d-\\d\\d`))
    expect(stdout).toContain(
      'ok    the database answers, its tables are those of this version; it holds 0 people',
    )
    expect(stdout).toContain('ok    the database can be written')
    expect(stdout).toMatch(/ok {4}[\d,]+ MB are free in /)
    expect(stdout).toContain('LINE is off')
  })

  it('makes and changes nothing, neither where a database is nor where none is yet', () => {
    const { status, stdout } = doctor({ data: join(place, 'none/yet') })
    expect(status).toBe(0)
    expect(stdout).toContain(
      `there is no database at ${place}/none/yet/kigen.db yet; the first start makes it`,
    )
    expect(existsSync(join(place, 'none'))).toBe(false)
    madeDatabase()
    const before = contents(place)
    expect(doctor().status).toBe(0)
    expect(contents(place)).toEqual(before)
    expect(before.length).toBeGreaterThan(0)
  })

  it('does not bring an older database up to date', () => {
    const older = new DatabaseSync(join(place, 'kigen.db'))
    older.exec(readFileSync('test/store/version-1.sql', 'utf8'))
    older.close()
    expect(doctor().stdout).toContain('the next start brings its tables to this version')
    expect(doctor().stdout).toContain('the next start brings its tables to this version')
  })

  it('leaves an empty file empty', () => {
    const file = join(place, 'kigen.db')
    writeFileSync(file, '')
    expect(doctor().stdout).toContain('the file is empty; the next start makes its tables')
    expect(contents(place)).toHaveLength(1)
    expect(readFileSync(file)).toHaveLength(0)
  })

  it('says of settings that do not fit each one, with an example', () => {
    const { status, stdout } = doctor({ more: { PORT: 'door', LINE_CHANNEL_ID: 'x' } })
    expect(status).toBe(1)
    expect(stdout).toMatch(/MEND {2}PORT .*for example 3000/)
    expect(stdout).toMatch(/MEND {2}LINE_CHANNEL_ID/)
  })

  it('names what stands in .env and is no setting', () => {
    writeFileSync(join(place, '.env'), 'GREETING=hello\nDOMAIN=kigen.example.jp\n')
    const { status, stdout } = doctor({ cwd: place })
    expect(status).toBe(1)
    expect(stdout).toContain('MEND  GREETING in .env is no setting of Kigen')
    expect(stdout).not.toContain('DOMAIN')
  })

  it('says that the key is not the one the data was written with', () => {
    madeDatabase()
    const { status, stdout } = doctor({ more: { DATA_KEY: Buffer.alloc(32, 9).toString('base64') } })
    expect(status).toBe(1)
    expect(stdout).toContain('MEND  DATA_KEY does not open what is kept')
  })

  it('says that the disk has little room, that the data lies in memory, and that it cannot be written', ({
    skip,
  }) => {
    const data = join(place, 'mounted')
    mkdirSync(data)
    const mounted = mountMemory(data, 8_192)
    if (!mounted) return skip('mounting is not allowed here')
    onTestFinished(mounted.unmount)
    madeDatabase(data)
    const { status, stdout } = doctor({ data })
    expect(status).toBe(1)
    expect(stdout).toMatch(/MEND {2}\d MB are free in /)
    expect(stdout).toContain('MEND  the folder of the database lies in memory')
    mounted.remountReadOnly()
    expect(doctor({ data }).stdout).toMatch(/MEND {2}the folder .*\/mounted cannot be written by this user/)
  })

  it('knows who uses the file: nobody, Kigen, or one process too many', async ({ skip }) => {
    if (!existsSync('/proc/self/fd')) return skip('this system does not tell')
    const file = madeDatabase()
    expect(doctor().stdout).toContain('ok    Kigen does not run on this file')
    const product = await startProduct(settingsIn(place))
    onTestFinished(() => void product.child.kill('SIGKILL'))
    expect(doctor().stdout).toContain(`ok    Kigen runs: process ${product.child.pid}`)
    const opened = openSync(file, 'r')
    const second = spawn('sleep', ['60'], { stdio: ['ignore', 'ignore', 'ignore', opened] })
    closeSync(opened)
    onTestFinished(() => void second.kill('SIGKILL'))
    const { status, stdout } = doctor()
    expect(status).toBe(1)
    expect(stdout).toMatch(/MEND {2}2 processes use this file: \d+, \d+/)
    product.child.kill('SIGTERM')
    expect(await product.ended()).toBe(0)
  })

  it.each([
    [0, /ok {4}the clock agrees with LINE’s/],
    [-3_600, /MEND {2}the clock is 3(59\d|60\d) seconds ahead of LINE’s/],
    [600, /MEND {2}the clock is (59\d|60\d) seconds behind LINE’s/],
  ])('compares the clock with the platform’s: %i seconds away', async (seconds, words) => {
    const server = createServer((_request, response) => {
      response.sendDate = false
      response.setHeader('Date', new Date(Date.now() + seconds * 1_000).toUTCString())
      response.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const line = {
      LINE_CHANNEL_SECRET: 'MARKEDSECRET',
      LINE_CHANNEL_ACCESS_TOKEN: 'MARKEDTOKEN',
      LINE_API_BASE_URL: url,
    }
    expect(await doctorBeside(line)).toMatch(words)
  })

  it('says that LINE and Slack cannot be reached, and shows no secret', () => {
    const { status, stdout } = doctor({
      more: {
        LINE_CHANNEL_SECRET: 'MARKEDSECRET',
        LINE_CHANNEL_ACCESS_TOKEN: 'MARKEDTOKEN',
        LINE_API_BASE_URL: 'http://127.0.0.1:9',
        SLACK_SIGNING_SECRET: 'MARKEDSIGNING',
        SLACK_BOT_TOKEN: 'xoxb-MARKED',
        SLACK_API_URL: 'http://127.0.0.1:9/api/',
      },
    })
    expect(status).toBe(1)
    expect(stdout).toContain('MEND  people and platforms see http://localhost')
    expect(stdout).toMatch(/MEND {2}LINE/)
    expect(stdout).toMatch(/MEND {2}.*Slack/)
    expect(stdout).not.toContain('MARKED')
  })
})
