import { createHmac, randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, startApp } from '../../src/runtime/bootstrap/start.ts'
import { createLog } from '../../src/runtime/log.ts'
import { readSettings } from '../../src/runtime/settings/settings.ts'
import * as line from '../channels/line/samples.ts'
import { PATIENCE_MS } from '../patience.ts'
import { DATA_KEY, newDatabase } from '../store/databases.ts'
import { deafTo, exchangeBytes } from './raw.ts'
import { postLine } from './signed.ts'

const LINE_SECRET = 'a-secret-of-line'
const SLACK_SECRET = 'a-secret-of-slack'

let app: App
let url = ''
const logged: string[] = []

beforeAll(async () => {
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: await newDatabase(),
    DATA_KEY,
    LINE_CHANNEL_SECRET: LINE_SECRET,
    LINE_CHANNEL_ACCESS_TOKEN: 'a-token-of-line',
    LINE_API_BASE_URL: 'http://127.0.0.1:9',
    SLACK_SIGNING_SECRET: SLACK_SECRET,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'a-client-secret',
    SLACK_STATE_SECRET: 'a-state-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  })
  const log = createLog('warn', true, { write: (line) => logged.push(line) })
  app = await startApp({ settings, log, now: Date.now })
  url = `http://127.0.0.1:${app.port}`
})

afterAll(async () => {
  // Whatever came in: it still lives, and no request ended in a fault of ours.
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(logged.filter((line) => line.includes('request failed'))).toEqual([])
  await app.stop()
})

type Bytes = string | Buffer<ArrayBuffer>
type Headers = Readonly<Record<string, string>>

const session = async (): Promise<string> => {
  const answer = await fetch(`${url}/chat/session`, { method: 'POST', body: '{}', headers: JSON_TYPE })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const JSON_TYPE = { 'content-type': 'application/json' }

/** The routes that take bodies, each with what makes it read this very one. */
const ROUTES: readonly (readonly [string, (body: Bytes) => Headers | Promise<Headers>])[] = [
  [
    '/line/webhook',
    (body) => ({ 'x-line-signature': createHmac('sha256', LINE_SECRET).update(body).digest('base64') }),
  ],
  [
    '/slack/events',
    (body) => {
      const at = String(Math.floor(Date.now() / 1000))
      const sign = createHmac('sha256', SLACK_SECRET).update(`v0:${at}:`).update(body).digest('hex')
      return { 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${sign}` }
    },
  ],
  ['/chat/say', async () => ({ cookie: await session() })],
  ['/chat/session', () => ({})],
]

async function post(path: string, body: Bytes, headers: Headers): Promise<number> {
  const answer = await fetch(url + path, { method: 'POST', body, headers: { ...JSON_TYPE, ...headers } })
  await answer.arrayBuffer()
  return answer.status
}

describe.each(ROUTES)('%s, with everything signed that has to be,', (path, proof) => {
  const sent = async (body: Bytes, more: Headers = {}) =>
    post(path, body, { ...(await proof(body)), ...more })

  it('reads no more than its limit', async () => {
    expect(await sent(`{"x":"${'x'.repeat(2_000_000)}"}`)).toBe(413)
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['deflate', deflateSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip', gzipSync('{}')],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(1_000)))],
    ['no such thing', Buffer.from('{}')],
  ])('unpacks nothing: %s is refused', async (encoding, bytes) => {
    const before = process.memoryUsage().rss
    const status = await sent(Buffer.from(bytes), { 'content-encoding': encoding })
    expect([413, 415]).toContain(status)
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000)
  })

  it.each([
    ['lists', (deep: number) => '['.repeat(deep) + ']'.repeat(deep)],
    ['objects', (deep: number) => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`],
    ['events', (deep: number) => `{"events":[${'['.repeat(deep)}${']'.repeat(deep)}]}`],
    [
      'a Slack event',
      (deep: number) =>
        `{"type":"event_callback","team_id":"T1","event_id":"E","event_time":1,"event":{"type":"message","x":${'['.repeat(deep)}${']'.repeat(deep)}}}`,
    ],
  ])('takes %s a hundred thousand deep without falling over', async (_what, body) => {
    expect(await sent(body(100_000))).toBeLessThan(500)
    expect(await sent(body(7_000))).toBeLessThan(500)
  })

  it.each([
    ['halves of signs', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0xc3, 0x7d])],
    ['a lone surrogate', Buffer.from('{"id":"aaaaaaaa-1","text":"\\ud800"}')],
    ['an overlong slash', Buffer.from([0xc0, 0xaf])],
    ['zeros', Buffer.alloc(100)],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['a byte order mark', Buffer.from('\ufeff{}')],
    ['nothing', Buffer.alloc(0)],
  ])('answers %s', async (_what, body) => {
    expect(await sent(body)).toBeLessThan(500)
  })

  it.each([
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
    '{"id":"aaaaaaaa-1","__proto__":{"text":"hello"}}',
    '{"events":[{"__proto__":{"polluted":true},"type":"__proto__"}]}',
    '{"type":{"toString":1},"challenge":{"toString":1}}',
  ])('is not changed by %s', async (body) => {
    expect(await sent(body)).toBeLessThan(500)
    expect(Reflect.has({}, 'polluted')).toBe(false)
    expect(Reflect.has({}, 'text')).toBe(false)
  })

  it.each(['text/plain', 'multipart/form-data', 'application/xml', 'application/json; charset=utf-7', 'x'])(
    'as %s is answered without a fault',
    async (type) => {
      expect(await sent('{"a":1}', { 'content-type': type })).toBeLessThan(500)
    },
  )

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('knows no %s', async (method) => {
    const status = await new Promise((resolve, reject) => {
      const asking = httpRequest(url + path, { method }, (answer) => resolve(answer.resume().statusCode))
      asking.on('error', reject)
      asking.end()
    })
    expect(status).toBe(404)
  })
})

describe('without a signature', () => {
  it.each(['/line/webhook', '/slack/events'])('%s reads not a byte', async (path) => {
    const answer = await exchangeBytes(
      app.port,
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 900000\r\n\r\n{`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 401/)
  })

  it('large bodies are few at a time, and small ones pass beside them', async () => {
    const slow = await Promise.all(
      Array.from({ length: 80 }, () =>
        deafTo(
          app.port,
          'POST /line/webhook HTTP/1.1\r\nhost: x\r\nx-line-signature: a\r\ncontent-length: 900000\r\n\r\n{',
        ),
      ),
    )
    await pause(300)
    const large = `{"x":"${'x'.repeat(100_000)}"}`
    expect(await post('/line/webhook', large, { 'x-line-signature': 'a' })).toBe(503)
    expect(await post('/line/webhook', '{}', { 'x-line-signature': 'a' })).toBe(401)
    for (const socket of slow) socket.destroy()
    await pause(200)
    expect(await post('/line/webhook', large, { 'x-line-signature': 'a' })).toBe(401)
  })
})

describe('the protocol itself', () => {
  it.each([
    ['two lengths', 'content-length: 4\r\ncontent-length: 5'],
    ['a length and chunks', 'content-length: 4\r\ntransfer-encoding: chunked'],
    ['chunks twice', 'transfer-encoding: chunked\r\ntransfer-encoding: identity'],
    ['a hidden encoding', 'transfer-encoding : chunked'],
    ['a negative length', 'content-length: -1'],
    ['a length with a sign', 'content-length: +4'],
    ['a folded header', 'x-a: 1\r\n folded: 2\r\ncontent-length : 4'],
    ['a bare line feed', 'x-a: 1\ncontent-length: 4'],
  ])('refuses a request with %s and does not read a second one out of it', async (_what, headers) => {
    const smuggled = 'GET /privacy HTTP/1.1\r\nhost: x\r\n\r\n'
    const answer = await exchangeBytes(
      app.port,
      `POST /chat/session HTTP/1.1\r\nhost: x\r\n${headers}\r\n\r\n0\r\n\r\n${smuggled}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer).not.toContain('<!doctype html>')
  })

  it('refuses floods of headers', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `x-${at}: 1`).join('\r\n')
    expect(await exchangeBytes(app.port, `GET / HTTP/1.1\r\nhost: x\r\n${many}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    )
  })

  it('refuses an address of any length', async () => {
    expect(
      await exchangeBytes(app.port, `GET /?${'q=1&'.repeat(10_000)} HTTP/1.1\r\nhost: x\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 431/)
    expect((await fetch(`${url}/chat/messages?${'after=1&'.repeat(1_000)}`)).status).toBe(401)
    expect((await fetch(`${url}/?__proto__[a]=1&constructor=2`)).status).toBe(200)
  })

  it('ends a body that drips', async () => {
    const answer = await exchangeBytes(
      app.port,
      'POST /chat/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{',
      PATIENCE_MS,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 408/)
  })

  it('forgets noise', async () => {
    for (const noise of [
      '\u0000\u0001\u0002',
      'GET',
      'HELO mail\r\n\r\n',
      '\u0016\u0003\u0001',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    ])
      expect(await exchangeBytes(app.port, noise, 300)).not.toMatch(/^HTTP\/1\.1 (2|5)/)
  })
})

describe('paths', () => {
  const tricks = [
    '/web/../../package.json',
    '/web/..%2f..%2fpackage.json',
    '/web/%2e%2e/%2e%2e/package.json',
    '/web/..%5c..%5cpackage.json',
    '/web/%00',
    '/web/main.js%00.css',
    '/web//etc/passwd',
    '/web/.git/config',
    '/calendar/..%2f..%2fprivacy.ics',
    '/calendar/%00.ics',
    `/calendar/${'a'.repeat(43)}.ics`,
    `/calendar/${'a'.repeat(43)}.ics/../../privacy`,
    '/calendar/%E0%A4%A.ics',
    '/%',
    '//evil.example/',
    '/slack/oauth_redirect?code=x&state=y',
  ]
  it.each(tricks)('%s gives nothing away', async (path) => {
    const answer = await exchangeBytes(
      app.port,
      `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404)/)
    expect(answer).not.toMatch(/"dependencies"|root:|\[core\]|location:/i)
  })
})

describe('floods', () => {
  it('of streams leave room for others, and a page that takes nothing does not grow', async () => {
    const cookie = await session()
    const open = `GET /chat/stream HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`
    const deaf = await Promise.all(Array.from({ length: 230 }, () => deafTo(app.port, open)))
    await pause(500)
    // More than six of one session: the ones that listened longest have given way, so there is room again.
    expect((await fetch(`${url}/chat/messages`, { headers: { cookie } })).status).toBe(200)
    for (const socket of deaf) socket.destroy()
  })

  it('of one person on LINE are carried out whole and answered sixty times, then once more', async () => {
    const events = Array.from({ length: 80 }, (_, at) =>
      line.postback(at % 2 === 0 ? 'answer/1/whose/mine' : 'answer/1/whose/child'),
    )
    expect(await postLine(url, LINE_SECRET, events)).toBe(200)
    await app.pipeline.settled()
    const person = `line:U${'a'.repeat(32)}` as const
    const said = await app.store.deliveriesAfter(person, 0, 200)
    expect(said).toHaveLength(61)
    expect(JSON.stringify(said.at(-1))).toContain('Everything you sent is noted')
    expect((await app.store.person(person))?.record?.cards[0]?.answers).toEqual({ whose: 'child' })
  })

  it('of questions whether we are ready cost one look', async () => {
    const all = await Promise.all(Array.from({ length: 300 }, () => fetch(`${url}/readyz`)))
    expect(all.every(({ status }) => status === 200)).toBe(true)
  })

  it('of addresses that might be calendars, and of installations, are slowed', async () => {
    const statuses = async (path: string, times: number) =>
      Promise.all(
        Array.from({ length: times }, async () => (await fetch(url + path, { redirect: 'manual' })).status),
      )
    expect(await statuses(`/calendar/${'b'.repeat(43)}.ics`, 320)).toContain(429)
    expect(await statuses('/slack/install', 40)).toContain(429)
  })

  it('of one session are held back whatever else its cookie says', async () => {
    const cookie = await session()
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        post('/chat/say', JSON.stringify({ id: randomUUID(), text: 'hello' }), {
          cookie: `${cookie}; x=${at}`,
        }),
      ),
    )
    expect(all.filter((status) => status === 202)).toHaveLength(40)
    expect(all.filter((status) => status === 429)).toHaveLength(20)
  })
})
