import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { text } from './examples.ts'
import { openProduct } from './scripted.ts'
import { serve } from './serve.ts'

let close: () => Promise<void> = async () => {}
afterEach(() => close())

const session = async (url: string) => {
  const answer = await fetch(`${url}/chat/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

it('a page that fetches nothing is let go, is written no more than a page ahead, and harms nobody', async () => {
  const product = openProduct(() => [text('Understood.')])
  const served = await serve(product, { heartbeatMs: 40 })
  close = served.close
  const cookie = await session(served.url)
  const say = (id: string) =>
    fetch(`${served.url}/chat/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id, text: 'hello' }),
    })
  await say('aaaaaaaa-1')
  const person = product.taken[0]?.person
  if (!person) throw new Error('nothing was taken in')
  // 40 MB: far more than the buffers of a connection hold.
  for (let at = 0; at < 400; at += 1) product.push(person, [text('x'.repeat(100_000))])
  const before = process.memoryUsage().rss
  const deaf = Array.from({ length: 9 }, () => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1')
    socket.on('error', () => undefined).pause()
    socket.write(`GET /chat/stream HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`)
    return socket
  })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  // Reading on now, each finds its connection ended by us.
  for (const socket of deaf) {
    const closed = once(socket, 'close')
    socket.resume()
    await closed
  }
  expect((await say('aaaaaaaa-2')).status).toBe(202)
})

it('one address has only so many streams, and room again when they close', async () => {
  const served = await serve(
    openProduct(() => []),
    { limits: { streamsPerAddress: 2 } },
  )
  close = served.close
  const open = async () => {
    const stop = new AbortController()
    const headers = { cookie: await session(served.url) }
    const { status } = await fetch(`${served.url}/chat/stream`, { headers, signal: stop.signal })
    return { status, stop: () => stop.abort() }
  }
  const [one, two, three] = [await open(), await open(), await open()]
  expect([one.status, two.status, three.status]).toEqual([200, 200, 429])
  one.stop()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect((await open()).status).toBe(200)
  two.stop()
})
