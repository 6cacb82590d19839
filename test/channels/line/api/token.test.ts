import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lineCall } from '../../../../src/channels/line/api/client.ts'
import { authorised, tokenSource } from '../../../../src/channels/line/api/token.ts'
import { type StandInLine, startLine } from '../../../platforms/line/line.ts'
import { type MemoryPorts, memoryPorts, rememberingLog } from '../ports.ts'

let line: StandInLine
let ports: MemoryPorts
let log = rememberingLog()

beforeAll(async () => {
  line = await startLine({ now: () => ports.time })
})
afterAll(() => line.close())
beforeEach(() => {
  ports = memoryPorts()
  log = rememberingLog()
  line.requests.length = 0
})

function stateless(secrets: readonly string[] = [line.secret]) {
  const call = lineCall(line.url, log)
  const settings = { secrets, token: { kind: 'stateless', channelId: line.channelId } as const }
  const tokens = tokenSource(settings, { call, ports, log })
  return { tokens, call: authorised(call, tokens) }
}

const issued = () => line.requests.filter(({ path }) => path === '/oauth2/v3/token').length
const info = { method: 'GET', path: '/v2/bot/info' } as const

describe('stateless tokens', () => {
  test('are issued by id and secret, once for many requests at once', async () => {
    const { call } = stateless()
    const answers = await Promise.all(Array.from({ length: 30 }, () => call(info)))
    expect(answers.every((it) => it.kind === 'answered' && it.status === 200)).toBe(true)
    expect(issued()).toBe(1)
  })

  test('are renewed before they end', async () => {
    const { call } = stateless()
    await call(info)
    ports.time += 13 * 60_000
    await call(info)
    expect(issued()).toBe(1)
    ports.time += 60_000
    expect(await call(info)).toMatchObject({ status: 200 })
    expect(issued()).toBe(2)
    expect(line.requests.some(({ status }) => status === 401)).toBe(false)
  })

  test('are shared by processes and outlive a restart', async () => {
    await stateless().call(info)
    await stateless().call(info)
    expect(issued()).toBe(1)
  })

  test('that LINE refuses are replaced within the same request', async () => {
    const { call } = stateless()
    await call(info)
    line.state.accessTokens.clear()
    line.state.accessTokens.set(line.accessToken, Number.POSITIVE_INFINITY)
    expect(await call(info)).toMatchObject({ status: 200 })
    expect(issued()).toBe(2)
  })

  test('are had with whichever secret works while one is being replaced', async () => {
    expect(await stateless(['not-yet-valid', line.secret]).call(info)).toMatchObject({ status: 200 })
  })

  test('that cannot be had leave the request unsent, and the operator knows', async () => {
    expect(await stateless(['wrong']).call(info)).toEqual({ kind: 'not-sent', reason: 'no access token' })
    expect(log.lines.some(({ level }) => level === 'error')).toBe(true)
    expect(JSON.stringify(log.lines)).not.toContain('wrong')
  })
})

describe('a long-lived token', () => {
  test('is used as it is, and a refusal of it is not tried again', async () => {
    const call = lineCall(line.url, log)
    const token = { kind: 'long-lived', token: 'revoked' } as const
    const tokens = tokenSource({ secrets: [], token }, { call, ports, log })
    expect(await authorised(call, tokens)(info)).toMatchObject({ status: 401 })
    expect(line.requests).toHaveLength(1)
  })
})
