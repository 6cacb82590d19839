import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answer, question, text } from './examples.ts'
import { openProduct, type Product } from './scripted.ts'
import { type Served, serve } from './serve.ts'

let product: Product
let served: Served

beforeEach(async () => {
  product = openProduct(({ incoming }) => [incoming.kind === 'start' ? question() : text('Understood.')])
  served = await serve(product)
})
afterEach(() => served.close())

const JSON_TYPE = { 'Content-Type': 'application/json' }

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${served.url}${path}`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function newSession(): Promise<string> {
  const response = await post('/chat/session', {})
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

const fetched = z.object({
  deliveries: z.array(
    z.looseObject({
      cursor: z.number(),
      messages: z.array(z.looseObject({ choices: z.array(z.unknown()).optional() })),
    }),
  ),
})

async function messagesOf(cookie: string, after = 0) {
  const response = await fetch(`${served.url}/chat/messages?after=${after}`, { headers: { cookie } })
  return fetched.parse(await response.json()).deliveries
}

const said = (words: string, id = 'aaaaaaaa-1') => ({ id, text: words })

describe('the page', () => {
  it('is in the language that the browser asks for', async () => {
    const ja = await fetch(served.url, { headers: { 'Accept-Language': 'ja-JP,ja;q=0.9' } })
    expect(await ja.text()).toContain('<html lang="ja">')
    const other = await fetch(served.url, { headers: { 'Accept-Language': 'fi-FI' } })
    expect(await other.text()).toContain('<html lang="en">')
  })

  it('has every one of its words filled in', async () => {
    const html = await (await fetch(served.url)).text()
    expect(html).not.toMatch(/\{\w+\}/)
    const words = await (await fetch(`${served.url}/web/words?language=ja`)).json()
    expect(words).toMatchObject({ send: '送る' })
  })

  it('loads nothing but its own files, and is framed by nobody', async () => {
    const policy = (await fetch(served.url)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    // A preview in a chat needs whole addresses; nothing of them is loaded by the page.
    const html = (await (await fetch(served.url)).text()).replace(/<meta property="og:.*/g, '')
    expect(html).not.toMatch(/<script(?![^>]*src="\/web\/)|<style| style=| on\w+=|https?:\/\//)
  })

  it.each(['/web/main.js', '/web/style.css', '/web/install/icon.svg', '/web/install/kigen.webmanifest'])(
    'serves %s',
    async (path) => {
      expect((await fetch(served.url + path)).status).toBe(200)
    },
  )

  it('serves nothing above its folder', async () => {
    expect((await fetch(`${served.url}/web/..%2fchat.ts`)).status).not.toBe(200)
    expect((await fetch(`${served.url}/web/`)).status).toBe(404)
  })
})

describe('a session', () => {
  it('is 256 random bits that scripts cannot read and other sites cannot send', async () => {
    const cookie = (await post('/chat/session', {})).headers.get('set-cookie')
    expect(cookie).toMatch(/^kigen=[\w-]{43};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    expect(cookie).not.toContain('Secure')
  })

  it('is bound to the host and to https where the public address is https', async () => {
    const secure = await serve(product, { publicUrl: 'https://kigen.example' })
    const response = await fetch(`${secure.url}/chat/session`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: '{}',
    })
    await secure.close()
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-kigen=.*Path=\/;.*Secure/)
  })

  it('is prolonged while it is carried, and another one when that is asked', async () => {
    const cookie = await newSession()
    expect((await post('/chat/session', {}, { cookie })).headers.get('set-cookie')).toContain(
      `${cookie}; Max-Age=`,
    )
    const renewed = (await post('/chat/session', { renew: true }, { cookie })).headers.get('set-cookie')
    expect(renewed).not.toBeNull()
    expect(renewed).not.toContain(cookie)
  })

  it('is known to the product by its hash only', async () => {
    const cookie = await newSession()
    await post('/chat/say', said('hello'), { cookie })
    const session = cookie.replace('kigen=', '')
    const hash = createHash('sha256').update(session).digest('base64url')
    expect(product.taken.map(({ person }) => person)).toEqual([`web:${hash}`])
    expect(JSON.stringify(product.taken)).not.toContain(session)
  })

  it('is needed to say or to read anything', async () => {
    expect((await post('/chat/say', said('hello'))).status).toBe(401)
    expect((await fetch(`${served.url}/chat/messages`)).status).toBe(401)
    expect((await fetch(`${served.url}/chat/stream`)).status).toBe(401)
    expect((await post('/chat/say', said('hello'), { cookie: 'kigen=short' })).status).toBe(401)
    expect(product.taken).toEqual([])
  })
})

describe('what a person says', () => {
  it.each([
    [{ start: true }, { kind: 'start' }],
    [{ text: 'gijinkoku' }, { kind: 'text', text: 'gijinkoku' }],
    [{ action: 'counter/1' }, { kind: 'action', action: { do: 'counter', card: '1' } }],
    [
      { question: 'card-valid-until', card: '1', day: '2026-12-06' },
      { kind: 'action', action: { do: 'answer', card: '1', on: 'card-valid-until', value: '2026-12-06' } },
    ],
  ])('%j is handed on as %j', async (body, incoming) => {
    const cookie = await newSession()
    const response = await post(
      '/chat/say',
      { id: 'aaaaaaaa-1', ...body },
      { cookie, 'Accept-Language': 'ja' },
    )
    expect(response.status).toBe(202)
    expect(product.taken).toMatchObject([{ incoming, languageHint: 'ja', at: product.now() }])
  })

  it('is taken in once, however often it is sent', async () => {
    const cookie = await newSession()
    const all = await Promise.all([1, 2, 3].map(() => post('/chat/say', said('hello'), { cookie })))
    expect(all.map(({ status }) => status)).toEqual([202, 202, 202])
    expect(product.taken).toHaveLength(1)
    expect(await messagesOf(cookie)).toHaveLength(1)
  })

  it('of two people never meets, even under the same id', async () => {
    const [a, b] = [await newSession(), await newSession()]
    await post('/chat/say', said('hello'), { cookie: a })
    await post('/chat/say', said('hello'), { cookie: b })
    expect(new Set(product.taken.map(({ key }) => key)).size).toBe(2)
    expect(await messagesOf(a)).toHaveLength(1)
  })

  it('is refused with 503 where it could not be kept, and can be said again', async () => {
    const cookie = await newSession()
    product.fault = new Error('disk full')
    const refused = await post('/chat/say', said('hello'), { cookie })
    expect([refused.status, await refused.json()]).toEqual([503, { code: 'fault' }])
    product.fault = undefined
    expect((await post('/chat/say', said('hello'), { cookie })).status).toBe(202)
    expect(product.taken).toHaveLength(1)
  })

  it.each([
    ['no JSON', 'hello', 400, 'unreadable'],
    ['nothing', {}, 400, 'unreadable'],
    ['no id', { text: 'hello' }, 400, 'unreadable'],
    ['an odd id', { id: '../../etc', text: 'hello' }, 400, 'unreadable'],
    ['only spaces', said('   '), 400, 'unreadable'],
    ['two things at once', { ...said('hello'), start: true }, 400, 'unreadable'],
    ['an unknown action', { id: 'aaaaaaaa-1', action: 'launch' }, 400, 'unreadable'],
    [
      'a day that no calendar has',
      { id: 'aaaaaaaa-1', question: 'q', card: '1', day: '2026-02-30' },
      400,
      'unreadable',
    ],
    ['4,001 characters', said('あ'.repeat(4_001)), 400, 'too-long'],
    ['more than 16 kB', said('a'.repeat(17_000)), 413, 'too-long'],
  ])('with %s is answered clearly and nothing is taken in', async (_what, body, status, code) => {
    const cookie = await newSession()
    const response = await post('/chat/say', body, { cookie })
    expect([response.status, await response.json()]).toEqual([status, { code }])
    expect(product.taken).toEqual([])
  })

  it('may be 4,000 characters long', async () => {
    const cookie = await newSession()
    expect((await post('/chat/say', said('あ'.repeat(4_000)), { cookie })).status).toBe(202)
  })
})

describe('another site', () => {
  it.each([
    ['says so', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['is a sister host', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['shows by its origin', { Origin: 'https://evil.example' }, 403],
    ['hides its origin', { Origin: 'null' }, 403],
    ['sends a form', { 'Content-Type': 'text/plain' }, 415],
  ])('that %s cannot say anything in a person’s name', async (_what, headers, status) => {
    const cookie = await newSession()
    const response = await post('/chat/say', said('hello'), { cookie, ...headers })
    expect(response.status).toBe(status)
    expect(product.taken).toEqual([])
  })

  it('is told from our own page', async () => {
    const cookie = await newSession()
    const own = [
      { Origin: served.url },
      { Origin: 'http://localhost:3000' },
      { 'Sec-Fetch-Site': 'same-origin' },
    ]
    for (const headers of own) {
      expect((await post('/chat/say', said('hello'), { cookie, ...headers })).status).toBe(202)
    }
  })
})

describe('too much at once', () => {
  it('is held back for the session that sends it, and for nobody else', async () => {
    const strict = await serve(product, { limits: { perSession: 2 } })
    await served.close()
    served = strict
    const [a, b] = [await newSession(), await newSession()]
    const statuses: number[] = []
    for (const id of ['aaaaaaaa-1', 'aaaaaaaa-2', 'aaaaaaaa-3']) {
      statuses.push((await post('/chat/say', said('hello', id), { cookie: a })).status)
    }
    expect(statuses).toEqual([202, 202, 429])
    expect((await post('/chat/say', said('hello'), { cookie: b })).status).toBe(202)
  })

  it('is held back for an address, whatever sessions it makes up', async () => {
    const strict = await serve(product, { limits: { perAddress: 3 } })
    await served.close()
    served = strict
    const statuses: number[] = []
    for (let call = 0; call < 4; call += 1) statuses.push((await post('/chat/session', {})).status)
    expect(statuses).toEqual([200, 200, 200, 429])
  })
})

/** Reads a stream until so many events came; returns their ids and data. */
async function events(
  cookie: string,
  count: number,
  options: { after?: number; lastId?: number; meanwhile?: () => void },
) {
  const stop = new AbortController()
  const response = await fetch(`${served.url}/chat/stream?after=${options.after ?? 0}`, {
    headers: { cookie, ...(options.lastId !== undefined && { 'Last-Event-ID': String(options.lastId) }) },
    signal: stop.signal,
  })
  options.meanwhile?.()
  const found: { id: number; data: { cause: string } }[] = []
  let rest = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    rest += chunk
    const whole = rest.split('\n\n')
    rest = whole.pop() ?? ''
    for (const event of whole) {
      const parts = /^id: (\d+)\ndata: (.*)$/.exec(event)
      if (parts?.[1] && parts[2]) found.push({ id: Number(parts[1]), data: JSON.parse(parts[2]) })
    }
    if (found.length >= count) break
  }
  stop.abort()
  return found
}

describe('what is said to a person', () => {
  it('comes by stream as it happens, a reminder too', async () => {
    const cookie = await newSession()
    await post('/chat/say', { id: 'aaaaaaaa-1', start: true }, { cookie })
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    const found = await events(cookie, 2, { meanwhile: () => product.push(person, [answer()]) })
    expect(found.map(({ id, data }) => [id, data.cause])).toEqual([
      [1, 'reply'],
      [2, 'reminder'],
    ])
  })

  it('goes on after a break where it stopped, by the browser’s last event before the address', async () => {
    const cookie = await newSession()
    for (const id of ['aaaaaaaa-1', 'aaaaaaaa-2', 'aaaaaaaa-3'])
      await post('/chat/say', said('hello', id), { cookie })
    expect((await events(cookie, 1, { after: 1, lastId: 2 })).map(({ id }) => id)).toEqual([3])
    expect((await messagesOf(cookie, 2)).map(({ cursor }) => cursor)).toEqual([3])
  })

  it('comes even where another process sent it: the heartbeat looks', async () => {
    const cookie = await newSession()
    await post('/chat/say', said('hello'), { cookie })
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    product.onDelivery = () => {}
    const found = await events(cookie, 1, { after: 1, meanwhile: () => product.push(person, [answer()]) })
    expect(found.map(({ id }) => id)).toEqual([2])
  })

  it('comes whole and in order where there are more than one page of them', async () => {
    await served.close()
    served = await serve(product, { heartbeatMs: 60_000 })
    const cookie = await newSession()
    await post('/chat/say', said('hello'), { cookie })
    const person = product.taken[0]?.person
    if (!person) throw new Error('nothing was taken in')
    for (let index = 0; index < 120; index += 1) product.push(person, [text(`message ${index}`)])
    const found = await events(cookie, 121, {})
    expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 121 }, (_, index) => index + 1))
  })

  it('tells the page what a button does as a token only, and nothing that is not for it', async () => {
    const cookie = await newSession()
    await post('/chat/say', { id: 'aaaaaaaa-1', start: true }, { cookie })
    const [first] = await messagesOf(cookie)
    expect(first?.messages[0]?.choices?.[0]).toEqual({ label: 'Mine', action: 'answer/1/whose/Mine' })
    expect(JSON.stringify(first)).not.toMatch(/audience|notice|priority|web:/)
  })

  it('is sent once it is fetched: the sender has nothing more to do', async () => {
    const delivery = {
      id: 'd',
      person: 'web:x',
      messages: [],
      cause: 'reply',
      priority: 0,
      attempts: 0,
    } as const
    expect(await served.channel.sender.send(delivery)).toEqual({ state: 'sent' })
  })

  it('ends when the server stops', async () => {
    const cookie = await newSession()
    const response = await fetch(`${served.url}/chat/stream`, { headers: { cookie } })
    served.channel.close()
    await expect(response.text()).resolves.not.toContain('data:')
  })
})
