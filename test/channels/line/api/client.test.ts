import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { dataUrlOf, lineCall } from '../../../../src/channels/line/api/client.ts'
import { startLine } from '../../../platforms/line/line.ts'
import { rememberingLog } from '../ports.ts'

const get = { method: 'GET', path: '/v2/bot/info' } as const

describe('a request to LINE', () => {
  test('ends by itself when LINE does not answer', async () => {
    const line = await startLine()
    line.faults = () => ({ kind: 'hang-before' })
    expect(await lineCall(line.url, rememberingLog())({ ...get, withinMs: 100 })).toEqual({
      kind: 'no-answer',
      reason: 'TIMEOUT',
    })
    await line.close()
  })

  test('that was never made is told apart from one whose end is not known', async () => {
    expect(await lineCall('http://127.0.0.1:59321', rememberingLog())(get)).toMatchObject({
      kind: 'not-sent',
      reason: 'ECONNREFUSED',
    })
    expect(await lineCall('http://nowhere.invalid', rememberingLog())(get)).toMatchObject({
      kind: 'not-sent',
    })
    const rude = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0)
    await once(rude, 'listening')
    const address = rude.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await lineCall(`http://127.0.0.1:${port}`, rememberingLog())(get)).toMatchObject({
      kind: 'no-answer',
    })
    rude.close()
  })

  test('whose connection does not come about in time was not sent', async () => {
    const silent = createServer(() => {}).listen(0)
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const call = lineCall(`https://127.0.0.1:${port}`, rememberingLog())
    expect(await call({ ...get, withinMs: 100 })).toEqual({ kind: 'not-sent', reason: 'TIMEOUT' })
    silent.close()
  })

  test('keeps the path of a base address', async () => {
    const line = await startLine()
    const call = lineCall(`${line.url}/proxy/`, rememberingLog())
    await call(get)
    expect(line.requests.map(({ path }) => path)).toEqual(['/proxy/v2/bot/info'])
    await line.close()
  })

  test('for files goes where LINE keeps files', () => {
    expect(dataUrlOf('https://api.line.me')).toBe('https://api-data.line.me')
    expect(dataUrlOf('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080')
  })
})
