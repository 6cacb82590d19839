import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listen } from '../../../src/runtime/http/listen.ts'

describe('listening', () => {
  it('takes a free port, answers, and lets what is under way finish before it closes', async () => {
    const server = await listen(
      (_request, response) => {
        setTimeout(() => response.end('late but there'), 60)
      },
      '127.0.0.1',
      0,
    )
    const answer = fetch(`http://127.0.0.1:${server.port}/`).then((response) => response.text())
    await pause(20)
    await server.close()
    expect(await answer).toBe('late but there')
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow()
  })

  it('says which port is taken', async () => {
    const server = await listen((_request, response) => response.end(), '127.0.0.1', 0)
    await expect(
      listen((_request, response) => response.end(), '127.0.0.1', server.port),
    ).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
    await server.close()
  })

  it('ends a request whose headers drip (slow loris)', async () => {
    const server = await listen((_request, response) => response.end('ok'), '127.0.0.1', 0)
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Drip: ')
    const drip = setInterval(() => socket.write('a'), 200)
    const answer = await text(socket)
    clearInterval(drip)
    expect(answer).toContain('408')
    await server.close()
  })

  it('refuses headers beyond 16 kB', async () => {
    const server = await listen((_request, response) => response.end('ok'), '127.0.0.1', 0)
    const response = await fetch(`http://127.0.0.1:${server.port}/`, {
      headers: { 'x-long': 'a'.repeat(20_000) },
    })
    expect(response.status).toBe(431)
    await server.close()
  })
})
