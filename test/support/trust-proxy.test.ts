import { Router } from 'express'
import { describe, expect, it } from 'vitest'
import { createServerApp } from '../../src/runtime/http/app.ts'
import { listen } from '../../src/runtime/http/listen.ts'
import { createLog } from '../../src/runtime/log.ts'
import { addressOf, addressRateLimit } from '../../src/support/address-rate-limit.ts'
import { parseTrustedProxies, type TrustedProxies, withoutPort } from '../../src/support/trust-proxy.ts'

/** A server on 127.0.0.1 that says whom a request counts for; two requests a minute are allowed at /paced. */
async function serverThatTrusts(trustProxy: TrustedProxies) {
  const lines: string[] = []
  const router = Router()
  router.get('/who', (request, response) => void response.send(addressOf(request)))
  router.get('/paced', addressRateLimit(2), (_request, response) => void response.send('ok'))
  const metrics = {
    outcome: () => {},
    turns: () => {},
    acknowledged: () => {},
    fault: () => {},
    commitFailed: () => {},
    clockAhead: () => {},
    watchRefusals: () => {},
    unreachable: () => {},
    page: async () => ({ type: 'text/plain', text: '' }),
  }
  const app = createServerApp({
    log: createLog('info', true, { write: (line) => void lines.push(line) }),
    metrics,
    readiness: async () => [],
    trustProxy,
    secure: false,
    openMetrics: false,
    routers: [router],
  })
  const server = await listen(app, '127.0.0.1', 0)
  const get = (path: string, headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { connection: 'close', ...headers } })
  const who = async (forwarded: string) => (await get('/who', { 'x-forwarded-for': forwarded })).text()
  return { lines, get, who, close: server.close }
}

const LOOPBACK = ['loopback']

describe('TRUST_PROXY', () => {
  it.each([
    ['a proxy on this machine, whose caller is the last address', LOOPBACK, '203.0.113.7', '203.0.113.7'],
    ['what the caller claims before it is not', LOOPBACK, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [
      'a private address is a caller as any other, unless it is named',
      LOOPBACK,
      '203.0.113.7, 10.0.0.4',
      '10.0.0.4',
    ],
    ['named networks', ['loopback', '10.0.0.0/8'], '198.51.100.1, 203.0.113.7, 10.0.0.4', '203.0.113.7'],
    ['a named network with a port', ['loopback', 'uniquelocal'], '203.0.113.7, 10.0.0.4:4711', '203.0.113.7'],
    ['one address of version 6', ['loopback', '2001:db8::5'], '203.0.113.7, 2001:db8::5', '203.0.113.7'],
    ['one hop', 1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['two hops', 2, '198.51.100.1, 203.0.113.7, 192.0.2.1', '203.0.113.7'],
    ['nobody', 0, '203.0.113.7', '127.0.0.1'],
    ['a caller’s port is not part of who it is', LOOPBACK, '203.0.113.7:51234', '203.0.113.7'],
    [
      'of version 6 neither, and a customer’s network counts as one',
      LOOPBACK,
      '[2001:db8:1:2::7]:443',
      '2001:db8:1::/56',
    ],
  ] as const)('%s', async (_, trusted, forwarded, caller) => {
    const server = await serverThatTrusts(trusted)
    expect(await server.who(forwarded)).toBe(caller)
    await server.close()
  })

  it.each([
    ['1', 1],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
    ['2001:db8::/32', ['2001:db8::/32']],
    ['true', undefined],
    ['10.0.0.0/33', undefined],
    ['proxy.example.jp', undefined],
    ['', undefined],
  ])('reads %j', (text, parsed) => {
    expect(parseTrustedProxies(text)).toEqual(parsed)
  })

  it('leaves an address alone that has no port', () => {
    for (const address of ['203.0.113.7', '2001:db8::1', 'unknown', ''])
      expect(withoutPort(address)).toBe(address)
  })
})

describe('a limit that catches more than one person', () => {
  const shared = (lines: readonly string[]) => lines.filter((line) => line.includes('"limit-shared"'))

  it('is told once, without an address, when a proxy in front is not trusted', async () => {
    const server = await serverThatTrusts(0)
    for (let caller = 1; caller <= 6; caller += 1)
      await server.get('/paced', { 'x-forwarded-for': `203.0.113.${caller}` })
    expect(shared(server.lines)).toHaveLength(1)
    expect(shared(server.lines)[0]).toContain('TRUST_PROXY')
    expect(server.lines.join()).not.toContain('203.0.113')
    await server.close()
  })

  it('is told when two sessions of one address are refused, and not for one person alone', async () => {
    const server = await serverThatTrusts(LOOPBACK)
    const visit = async (cookie: string) => (await server.get('/paced', { cookie })).status
    expect([await visit('a=1'), await visit('a=1'), await visit('a=1'), await visit('a=1')]).toEqual([
      200, 200, 429, 429,
    ])
    expect(shared(server.lines)).toEqual([])
    expect(await visit('a=2')).toBe(429)
    expect(shared(server.lines)).toHaveLength(1)
    await server.close()
  })

  it('is not told of callers that a trusted proxy tells apart', async () => {
    const server = await serverThatTrusts(1)
    for (let caller = 1; caller <= 6; caller += 1)
      expect((await server.get('/paced', { 'x-forwarded-for': `203.0.113.${caller}` })).status).toBe(200)
    expect(shared(server.lines)).toEqual([])
    await server.close()
  })
})
