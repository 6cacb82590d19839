import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type StandInLine, startLine } from './line.ts'
import { drawScreen } from './screen.ts'

const answerBody = z.object({
  message: z.string().optional(),
  sentMessages: z.array(z.looseObject({})).optional(),
  details: z.array(z.object({ property: z.string(), message: z.string() })).optional(),
})

let line: StandInLine
let time = Date.UTC(2026, 10, 20)
beforeAll(async () => {
  line = await startLine({ now: () => time })
})
afterAll(() => line.close())

async function ask(path: string, json: object, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(line.url + path, {
    method: 'POST',
    body: JSON.stringify(json),
    headers: { authorization: `Bearer ${line.accessToken}`, ...headers },
  })
  const body = answerBody.parse(await response.json())
  return { status: response.status, body, headers: response.headers }
}

const messages = [{ type: 'text', text: 'hi' }]
const reply = (token: unknown) => ask('/v2/bot/message/reply', { replyToken: token, messages })
const push = (to: string, key?: string) =>
  ask('/v2/bot/message/push', { to, messages }, key ? { 'x-line-retry-key': key } : {})
const KEY = '123e4567-e89b-42d3-a456-426614174000'

/** The stand-in is what everything else is measured by: it keeps LINE's rules itself. */
describe('the stand-in of LINE', () => {
  test('takes a reply token once, within a minute', async () => {
    const phone = line.person()
    const { replyToken } = phone.event({})
    expect((await reply(replyToken)).status).toBe(200)
    expect(await reply(replyToken)).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } })
    const late = phone.event({}).replyToken
    time += 61_000
    expect((await reply(late)).status).toBe(400)
    expect((await reply('never given')).status).toBe(400)
  })

  test('takes a retry key once a day, and says what it accepted before', async () => {
    const phone = line.person()
    const first = await push(phone.id, KEY)
    const second = await push(phone.id, KEY)
    expect([first.status, second.status]).toEqual([200, 409])
    expect(second.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'))
    expect(second.body.sentMessages).toEqual(first.body.sentMessages)
    time += 86_400_000
    expect((await push(phone.id, KEY)).status).toBe(200)
    expect(phone.arrivals()).toHaveLength(2)
    expect((await push(phone.id, 'no-uuid')).status).toBe(400)
  })

  test('accepts for whoever blocked the bot, shows nothing and counts nothing', async () => {
    const phone = line.person()
    phone.account.blocked = true
    const before = line.state.used
    expect((await push(phone.id)).status).toBe(200)
    expect([phone.arrivals().length, line.state.used]).toEqual([0, before])
  })

  test('names each property that it refuses', async () => {
    const wrong = [
      { type: 'text', text: '' },
      { type: 'text', text: 'x'.repeat(5_001) },
    ]
    const { status, body } = await ask('/v2/bot/message/push', { to: line.person().id, messages: wrong })
    expect(status).toBe(400)
    expect(body.details?.map(({ property }) => property)).toEqual(['messages[0].text', 'messages[1].text'])
  })

  test('refuses whoever shows no token', async () => {
    expect((await ask('/v2/bot/message/push', {}, { authorization: '' })).status).toBe(401)
  })

  test('shows quick replies beside the newest message only, and buttons inside for ever', async () => {
    const phone = line.person()
    const action = { type: 'postback', label: 'Old', data: 'home' }
    const quick = (label: string) => ({
      items: [{ type: 'action', action: { type: 'postback', label, data: label } }],
    })
    const box = (contents: object[], more: object = {}) => ({
      type: 'box',
      layout: 'vertical',
      contents,
      ...more,
    })
    const flex = {
      type: 'flex',
      altText: 'a',
      contents: {
        type: 'bubble',
        body: box([{ type: 'text', text: 'Title' }, box([{ type: 'text', text: 'Old' }], { action })]),
      },
      quickReply: quick('gone'),
    }
    await ask('/v2/bot/message/push', { to: phone.id, messages: [flex] })
    await ask('/v2/bot/message/push', {
      to: phone.id,
      messages: [{ type: 'text', text: 'Q?', quickReply: quick('Yes') }],
    })
    expect(phone.tappable().map(({ label, where }) => [label, where])).toEqual([
      ['Yes', 'quick'],
      ['Old', 'inside'],
    ])
    const screen = drawScreen(phone, phone.messages())
    for (const part of ['Title', '[2] ( Old )', 'Q?', '[1] Yes']) expect(screen).toContain(part)
    expect(screen.split('\n').every((row) => row.length <= 68)).toBe(true)
  })
})
