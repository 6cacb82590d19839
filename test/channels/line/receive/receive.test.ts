import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lineChannel } from '../../../../src/channels/line/line.ts'
import { encodeAction } from '../../../../src/contracts/action.ts'
import { signedWebhook } from '../../../platforms/line/events.ts'
import { type StandInLine, startLine } from '../../../platforms/line/line.ts'
import { type MemoryPorts, memoryPorts, rememberingLog } from '../ports.ts'
import * as samples from '../samples.ts'

let line: StandInLine
let ports: MemoryPorts
let url = ''
let close: () => void = () => undefined
let log = rememberingLog()

beforeAll(async () => {
  line = await startLine()
})
afterAll(() => line.close())

beforeEach(async () => {
  close()
  ports = memoryPorts()
  log = rememberingLog()
  const settings = {
    secrets: ['the-next-secret', line.secret],
    token: { kind: 'long-lived', token: line.accessToken } as const,
    apiBaseUrl: line.url,
    publicUrl: 'http://localhost',
  }
  const channel = lineChannel({ settings, ports, log })
  await channel.start()
  const server = express().use(channel.router).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/line/webhook`
  line.state.webhook = url
  close = () => {
    channel.stop()
    server.closeAllConnections()
    server.close()
  }
})
afterAll(() => close())

async function post(body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(url, { method: 'POST', body, headers })
  return response.status
}

async function postEvents(events: readonly unknown[], secret = line.secret): Promise<number> {
  const { body, headers } = signedWebhook(line.botUserId, events, secret)
  return post(body, headers)
}

const accepted = () => ports.accepted.flat()
const user = `U${'a'.repeat(32)}`

describe('the webhook route', () => {
  test('takes the empty events of the console’s Verify button', async () => {
    expect(await postEvents([])).toBe(200)
    expect(accepted()).toEqual([])
  })

  test('takes the signature of either secret, in any case of the header’s name', async () => {
    const events = [samples.text({ text: 'hi' })]
    expect(await postEvents(events, 'the-next-secret')).toBe(200)
    const { body, headers } = signedWebhook(line.botUserId, [samples.text({ text: 'ho' })], line.secret)
    expect(await post(body, { 'X-LINE-SIGNATURE': headers['x-line-signature'] ?? '' })).toBe(200)
    expect(accepted()).toHaveLength(2)
  })

  test('refuses a missing and a wrong signature with 401 and keeps nothing', async () => {
    const { body } = signedWebhook(line.botUserId, [samples.text({})], line.secret)
    expect(await post(body, {})).toBe(401)
    expect(await post(body, { 'x-line-signature': '' })).toBe(401)
    expect(await post(body, { 'x-line-signature': 'AAAA' })).toBe(401)
    expect(await postEvents([samples.text({})], 'another-channel')).toBe(401)
    expect(accepted()).toEqual([])
  })

  test('looks at the signature before it looks at the body', async () => {
    expect(await post('no json at all', { 'x-line-signature': 'AAAA' })).toBe(401)
    const { createHmac } = await import('node:crypto')
    const sign = (body: string) => createHmac('sha256', line.secret).update(body).digest('base64')
    for (const body of ['no json at all', '', '[]', '"text"', '{"events":"none"}', '{}', '{"events":[],'])
      expect([body, await post(body, { 'x-line-signature': sign(body) })]).toEqual([body, 400])
  })

  test('reads not more than a megabyte', async () => {
    const huge = 'x'.repeat(1024 * 1024 + 1)
    expect(await post(huge, { 'x-line-signature': 'AAAA' })).toBe(413)
    const almost = JSON.stringify({ events: [], filling: 'x'.repeat(900_000) })
    const { createHmac } = await import('node:crypto')
    const signature = createHmac('sha256', line.secret).update(almost).digest('base64')
    expect(await post(almost, { 'x-line-signature': signature })).toBe(200)
  })

  test('does not read a compressed body', async () => {
    expect(await post('x', { 'x-line-signature': 'AAAA', 'content-encoding': 'gzip' })).toBe(415)
  })

  test('without a signature answers before the body has come', async () => {
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write('POST /line/webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 500000\r\n\r\n{"ev')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 401/)
    socket.destroy()
  })

  test('does not wait for a body that does not come', async () => {
    const waiting = httpRequest(url, {
      method: 'POST',
      headers: { 'x-line-signature': 'AAAA', 'content-length': '50' },
    })
    waiting.on('error', () => undefined)
    waiting.write('{')
    const [response] = await once(waiting, 'response')
    expect(response.statusCode).toBe(408)
    waiting.destroy()
  })

  test('answers 500 when nothing could be kept, and takes the redelivery', async () => {
    const event = samples.text({ text: 'keep me' })
    ports.broken = true
    expect(await postEvents([event])).toBe(500)
    ports.broken = false
    expect(await postEvents([{ ...event, deliveryContext: { isRedelivery: true } }])).toBe(200)
    expect(accepted()).toHaveLength(1)
    expect(log.lines.some(({ level }) => level === 'error')).toBe(true)
  })

  test('keeps everything before it answers', async () => {
    const order: string[] = []
    const accept = ports.accept
    ports.accept = async (events) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      order.push('kept')
      return accept(events)
    }
    await postEvents([samples.text({})])
    order.push('answered')
    expect(order).toEqual(['kept', 'answered'])
  })
})

describe('what an event becomes', () => {
  const incomingOf = async (event: unknown) => {
    expect(await postEvents([event])).toBe(200)
    return accepted().map(({ incoming }) => incoming)
  }

  test('a text', async () => {
    expect(await incomingOf(samples.text({ text: '2027-03-05 👨‍👩‍👧 ok' }))).toEqual([
      { kind: 'text', text: '2027-03-05 👨‍👩‍👧 ok' },
    ])
  })

  test('a text in a body with escaped surrogate pairs', async () => {
    const { body, headers } = signedWebhook(
      line.botUserId,
      [samples.text({ text: '🤨期限' })],
      line.secret,
      true,
    )
    expect(body).toContain('\\ud83e\\udd28')
    expect(await post(body, headers)).toBe(200)
    expect(accepted()[0]?.incoming).toEqual({ kind: 'text', text: '🤨期限' })
  })

  test('a text with LINE’s own emoji: the pictures’ names go', async () => {
    const text = 'on (brown)2027-03-05(moon)'
    const emojis = [
      { index: 3, length: 7, productId: 'p', emojiId: '1' },
      { index: 20, length: 6, productId: 'p', emojiId: '2' },
    ]
    expect(await incomingOf(samples.text({ text, emojis }))).toEqual([
      { kind: 'text', text: 'on 2027-03-05' },
    ])
  })

  test.each(['sticker', 'image', 'audio', 'video', 'file', 'location'])('a %s', async (what) => {
    expect(await incomingOf(samples.message(what))).toEqual([{ kind: 'unreadable', what }])
  })

  test('a kind of message that does not exist yet', async () => {
    expect(await incomingOf(samples.message('hologram'))).toEqual([{ kind: 'unreadable', what: 'other' }])
  })

  test('a tap', async () => {
    const action = { do: 'answer', card: '1', on: 'status', value: 'permanent' } as const
    expect(await incomingOf(samples.postback(encodeAction(action)))).toEqual([{ kind: 'action', action }])
  })

  test('a picked day', async () => {
    const action = { do: 'answer', card: '1', on: 'card-end' } as const
    expect(await incomingOf(samples.postback(encodeAction(action), { date: '2027-03-05' }))).toEqual([
      { kind: 'action', action: { ...action, value: '2027-03-05' } },
    ])
  })

  test('a tap that nobody can read any more leads home', async () => {
    expect(await incomingOf(samples.postback('action=buyItem&itemId=123'))).toEqual([
      { kind: 'action', action: { do: 'home' } },
    ])
  })

  test('a switch of the rich menu leads to nothing', async () => {
    expect(await incomingOf(samples.postback('x', { newRichMenuAliasId: 'a', status: 'SUCCESS' }))).toEqual(
      [],
    )
  })

  test('a follow greets and makes reachable; an unfollow ends it', async () => {
    expect(await incomingOf(samples.follow({ isUnblocked: false }))).toEqual([{ kind: 'start' }])
    expect(ports.reachable.get(`line:${user}`)).toBe(true)
    await postEvents([samples.unfollow()])
    expect(ports.reachable.get(`line:${user}`)).toBe(false)
    await postEvents([samples.follow({ isUnblocked: true })])
    expect(ports.reachable.get(`line:${user}`)).toBe(true)
    expect(accepted()).toHaveLength(2)
  })

  test('an old payload’s follow, without any detail', async () => {
    expect(await incomingOf(samples.follow(undefined))).toEqual([{ kind: 'start' }])
  })

  test('a follow that comes after its own unfollow changes nothing', async () => {
    const follow = samples.follow({ isUnblocked: false })
    await postEvents([samples.unfollow({ timestamp: follow.timestamp + 1_000 })])
    await postEvents([follow])
    expect(ports.reachable.get(`line:${user}`)).toBe(false)
    expect(accepted()).toEqual([])
  })

  test('its id, its time, its person and its reply token are kept with it', async () => {
    const event = samples.text({ text: 'hi' })
    await postEvents([event])
    expect(accepted()).toEqual([
      {
        key: `line:${event.webhookEventId}`,
        person: `line:${user}`,
        incoming: { kind: 'text', text: 'hi' },
        at: event.timestamp,
        replyTo: { token: event.replyToken, at: ports.time },
      },
    ])
  })

  test('an old payload without an id gets one from what it holds, the same each time', async () => {
    const { webhookEventId: _, deliveryContext: __, mode: ___, ...old } = samples.text({ text: 'old' })
    await postEvents([old])
    await postEvents([old])
    await postEvents([{ ...old, timestamp: old.timestamp + 1 }])
    expect(accepted()).toHaveLength(2)
  })

  test('older than 20 minutes it is kept with its token and its age: LINE alone knows whether the token works', async () => {
    const timestamp = ports.time - 20 * 60_000
    await postEvents([samples.text({}, { timestamp })])
    expect(accepted()[0]).toMatchObject({ replyTo: { token: expect.any(String), at: timestamp } })
  })

  test('several people’s events in one webhook are kept in one go', async () => {
    const other = `U${'b'.repeat(32)}`
    await postEvents([
      samples.text({ text: '1' }),
      samples.text({ text: '2' }, { source: { type: 'user', userId: other } }),
      samples.message('sticker'),
    ])
    expect(ports.accepted).toHaveLength(1)
    expect(accepted().map(({ person }) => person)).toEqual([`line:${user}`, `line:${other}`, `line:${user}`])
  })

  test('a repeat and a redelivery are the same event', async () => {
    const event = samples.text({ text: 'once' })
    await postEvents([event, event])
    await postEvents([{ ...event, deliveryContext: { isRedelivery: true } }])
    expect(new Set(accepted().map(({ key }) => key)).size).toBe(1)
  })
})

describe('what leads to nothing, without any fault', () => {
  test.each(samples.quiet)('%s', async (_, event) => {
    expect(await postEvents([event])).toBe(200)
    expect(accepted()).toEqual([])
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('an unknown event beside a known one does not harm it', async () => {
    expect(await postEvents([{ type: 'greatNewEvent' }, null, 7, samples.text({}), []])).toBe(200)
    expect(accepted()).toHaveLength(1)
  })

  test('properties nobody has heard of', async () => {
    const event = { ...samples.text({ text: 'hi', glitter: { deep: [1] } }), brandNew: { a: 1 } }
    expect(await postEvents([event])).toBe(200)
    expect(accepted()[0]?.incoming).toEqual({ kind: 'text', text: 'hi' })
  })
})

describe('a message that its sender takes back', () => {
  test('is forgotten by the event that it came with', async () => {
    const event = samples.text({ id: 'm1', text: 'secret' })
    await postEvents([event])
    await postEvents([samples.unsend('m1')])
    expect(ports.forgotten).toEqual([`line:${event.webhookEventId}`])
  })

  test('is not even kept when the taking back comes first', async () => {
    await postEvents([samples.unsend('m2')])
    await postEvents([samples.text({ id: 'm2', text: 'secret' })])
    expect(accepted()).toEqual([])
  })

  test('that nobody knows is no fault', async () => {
    expect(await postEvents([samples.unsend('m3')])).toBe(200)
    expect(ports.forgotten).toEqual([])
  })
})

describe('in a group', () => {
  const inGroup = { type: 'group', groupId: `C${'c'.repeat(32)}`, userId: user }
  const say = (text: string) => {
    const made = line.webhooks.make(user, { message: { type: 'text', id: '1', text }, source: inGroup }, true)
    return postEvents([made])
  }
  const told = () => line.state.arrivals.filter(({ user: to }) => to === user)

  test('one line a day points to a private chat; nothing is kept of what was said', async () => {
    line.state.arrivals.length = 0
    await say('my card ends on 2027-03-05')
    await expect.poll(() => told().length).toBe(1)
    expect(JSON.stringify(told())).toContain('private chat')
    expect(JSON.stringify(told())).toContain('https://line.me/R/ti/p/%40kigen')
    await say('hello?')
    await say('anybody?')
    ports.time += 86_400_000
    await say('next day')
    await expect.poll(() => told().length).toBe(2)
    expect(accepted()).toEqual([])
    expect(JSON.stringify([...ports.kept])).not.toContain('ccccc')
  })
})
