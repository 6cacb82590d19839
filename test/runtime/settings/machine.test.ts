import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { PATIENCE_MS } from '../../patience.ts'
import { folder } from '../product.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const MARKED = 'MARKEDMARKED'

/** Starts Kigen in a folder with this `.env`; what it says when it does not start. */
function start(env: string | Buffer | 'directory', more: Readonly<Record<string, string>> = {}) {
  const place = folder()
  onTestFinished(() => place.remove())
  const file = join(place.path, '.env')
  if (env === 'directory') mkdirSync(file)
  else writeFileSync(file, env)
  const { status, stderr } = spawnSync(process.execPath, [resolve('src/main.ts')], {
    cwd: place.path,
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: 'sqlite::memory:', PORT: '0', ...more },
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  })
  expect(stderr).not.toMatch(/^ +at /m)
  expect(stderr).not.toContain(MARKED)
  const lines = stderr.trim().split('\n').slice(1)
  return { status, lines: lines.map((line) => line.trim()) }
}

/** A fault that starts with nothing else being wrong: PORT is never right, so that the process ends. */
const WRONG_PORT = 'PORT is no port number (for example 3000)'
const startWrong = (env: string | Buffer | 'directory', more: Readonly<Record<string, string>> = {}) =>
  start(env, { PORT: 'door', ...more })

describe('.env', () => {
  it.each([
    [
      'a misspelt name',
      `LINE_CHANEL_SECRET=${MARKED}\n`,
      'LINE_CHANEL_SECRET in .env is no setting: is LINE_CHANNEL_SECRET meant?',
    ],
    ['two letters swapped in a short one', 'HOTS=0.0.0.0\n', 'HOTS in .env is no setting: is HOST meant?'],
    ['a hyphen and small letters', `data-key=${KEY}\n`, 'data-key in .env is no setting: is DATA_KEY meant?'],
    [
      'a # in a value',
      `LINE_CHANNEL_ID=12\nLINE_CHANNEL_SECRET=${MARKED}#${MARKED}\n`,
      'LINE_CHANNEL_SECRET has a # in its value in .env, which begins a comment: put the value in quotes',
    ],
    [
      'a name that stands twice',
      'LOG_LEVEL=info\nLOG_LEVEL=warn\n',
      'LOG_LEVEL stands in .env more than once: keep one',
    ],
    [
      'UTF-16, as a Windows editor may save it',
      Buffer.from('\uFEFFLOG_LEVEL=warn\r\n', 'utf16le'),
      '.env is in UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding UTF-8)',
    ],
    [
      'a directory in its place',
      'directory' as const,
      '.env is a directory: write the settings into a file of that name',
    ],
  ])('%s is one clear line, beside what else is wrong', (_, env, line) => {
    const { status, lines } = startWrong(env)
    expect(status).toBe(1)
    expect(lines).toContain(line)
    expect(lines.at(-1)).toBe(WRONG_PORT)
    expect(lines).toHaveLength(2)
  })

  it('tells of blank values where a value is needed', () => {
    const env = 'NODE_ENV=production\nDATA_KEY=\nPUBLIC_URL="  "\nLINE_CHANNEL_SECRET=\nLINE_CHANNEL_ID=12\n'
    expect(start(env).lines).toEqual([
      'DATA_KEY is blank: it is required in production (for example what `openssl rand -base64 32` prints)',
      'PUBLIC_URL is blank: it is required in production (for example https://kigen.example.jp)',
      'LINE_CHANNEL_SECRET is blank: it is missing beside the channel’s token or id (for example 32 hexadecimal digits)',
    ])
  })

  it('is read past a byte-order mark, with comments, quotes and the line ends of Windows', () => {
    const env = `\uFEFFLOG_LEVEL=wrong # a comment\r\nCLOSED_DAYS='no#day'\r\n`
    expect(start(env).lines.map((line) => line.split(' ')[0])).toEqual(['CLOSED_DAYS', 'LOG_LEVEL'])
  })

  it('may hold what the compose file needs, and settings that are set in the environment', () => {
    const env = 'DOMAIN=kigen.example.jp\nPOSTGRES_PASSWORD=x\nLINE_CHANNEL_SECRETS=x\n'
    const more = { LINE_CHANNEL_SECRET: 'aaaaaaaa', LINE_CHANNEL_ID: '12' }
    expect(startWrong(env, more).lines).toEqual([WRONG_PORT])
  })
})

describe('the environment', () => {
  it('tells of a misspelt name, and leaves other programs’ names alone', () => {
    const more = {
      LINE_CHANNEL_SECRTE: MARKED,
      HOME: '/root',
      LINES: '40',
      PORTS: '1',
      SLACK_WEBHOOK: 'x',
      LOGLEVEL: 'x',
    }
    expect(startWrong('', more).lines).toEqual([
      'LINE_CHANNEL_SECRTE in the environment is no setting: is LINE_CHANNEL_SECRET meant?',
      'LOGLEVEL in the environment is no setting: is LOG_LEVEL meant?',
      WRONG_PORT,
    ])
  })
})

async function takenPort(): Promise<string> {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  onTestFinished(() => void blocker.close())
  const address = blocker.address()
  return typeof address === 'object' && address ? String(address.port) : ''
}

describe('addresses to listen on', () => {
  it('says of both ports at once that they are taken', async () => {
    const [PORT, METRICS_PORT] = [await takenPort(), await takenPort()]
    expect(start('', { PORT, METRICS_PORT }).lines).toEqual([
      `PORT ${PORT} is taken by another program: stop that one, or set another PORT`,
      `METRICS_PORT ${METRICS_PORT} is taken by another program: stop that one, or set another METRICS_PORT`,
    ])
  })

  it('says that METRICS_PORT is taken when PORT is free, and that one port cannot be both', async () => {
    const METRICS_PORT = await takenPort()
    expect(start('', { METRICS_PORT }).lines).toEqual([
      `METRICS_PORT ${METRICS_PORT} is taken by another program: stop that one, or set another METRICS_PORT`,
    ])
    expect(start('', { PORT: '4000', METRICS_PORT: '4000' }).lines.join()).toContain(
      'METRICS_PORT is the same as PORT',
    )
  })

  it.each([
    ['not of this machine', '203.0.113.1', /^HOST is no address of this machine \(EADDRNOTAVAIL\)/],
    ['a name that nobody knows', 'kigen.invalid', /^HOST is no address of this machine \(E\w+\)/],
    [
      'no address at all',
      'http://localhost',
      /^HOST is no address of this machine \(for example 127\.0\.0\.1\)/,
    ],
  ])('names HOST when it is %s', (_, HOST, line) => {
    const { lines } = start('', { HOST })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(line)
  })
})
