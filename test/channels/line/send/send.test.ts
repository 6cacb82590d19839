import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lineCall } from '../../../../src/channels/line/api/client.ts'
import { authorised, tokenSource } from '../../../../src/channels/line/api/token.ts'
import { classifyResponse } from '../../../../src/channels/line/send/classify-response.ts'
import { createOutage } from '../../../../src/channels/line/send/outage.ts'
import {
  nextMonth,
  quotaGuard,
  quotaReturnsOn,
  type Usage,
} from '../../../../src/channels/line/send/quota.ts'
import { lineSender } from '../../../../src/channels/line/send/send.ts'
import type { Delivery, Outcome, Sender } from '../../../../src/contracts/delivery.ts'
import type { CardMessage, TextMessage } from '../../../../src/contracts/message.ts'
import { dayInJapan } from '../../../../src/domain/dates/day.ts'
import { type Fault, type StandInLine, startLine } from '../../../platforms/line/line.ts'
import type { Phone } from '../../../platforms/line/phone.ts'
import { memoryPorts, rememberingLog } from '../ports.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let line: StandInLine
let time = Date.UTC(2026, 10, 20, 3)
let sender: Sender
let phone: Phone
let log = rememberingLog()
let outage = createOutage(log)
let spent: Usage[] = []
let count = 0

beforeAll(async () => {
  line = await startLine({ now: () => time })
})
afterAll(() => line.close())

beforeEach(() => {
  time = Date.UTC(2026, 10, 20, 3)
  line.faults = () => undefined
  line.state.quota = undefined
  line.state.used = 0
  line.requests.length = 0
  spent = []
  log = rememberingLog()
  outage = createOutage(log)
  phone = line.person()
  const settings = { secrets: [line.secret], token: { kind: 'long-lived', token: line.accessToken } as const }
  const impatient = lineCall(line.url, log)
  const open = (request: Parameters<typeof impatient>[0]) => impatient({ ...request, withinMs: 400 })
  const ports = { ...memoryPorts(), now: () => time }
  const call = authorised(open, tokenSource(settings, { call: open, ports, log }))
  const now = () => time
  sender = lineSender({ call, now, log, outage, quota: quotaGuard(call, now, (usage) => spent.push(usage)) })
})

const hello: TextMessage = {
  kind: 'text',
  audience: 'personal',
  language: 'en',
  notice: 'n',
  text: 'Hello',
  buttons: [],
}

function delivery(more: Partial<Delivery> = {}): Delivery {
  count += 1
  return {
    id: `d${count}`,
    person: `line:${phone.id}`,
    messages: [hello],
    cause: 'reply',
    priority: 5,
    attempts: 0,
    ...more,
  }
}

/** A delivery that answers something that just came in. */
function answering(more: Partial<Delivery> = {}): Delivery {
  const { replyToken } = phone.event({})
  return delivery({ replyTo: { token: String(replyToken), at: time }, ...more })
}

/** The next attempt, as the store would make it. */
function nextAttempt(before: Delivery, outcome: Outcome): Delivery {
  const memo = 'memo' in outcome && outcome.memo ? { memo: outcome.memo } : {}
  return { ...before, attempts: before.attempts + 1, firstAttemptAt: before.firstAttemptAt ?? time, ...memo }
}

/** A process that died in the middle of an attempt leaves nothing but the count. */
const afterCrash = (before: Delivery): Delivery => nextAttempt(before, { state: 'sent' })

/** The platform misbehaves for the next requests of a path, then is well again. */
function next(path: string, ...faults: Fault[]) {
  line.faults = (asked) => (asked.path.endsWith(path) ? faults.shift() : undefined)
}

const how = () => phone.arrivals().map(({ by }) => by)
const asked = (path: string) => line.requests.filter((it) => it.path.endsWith(path)).length

describe('an answer', () => {
  test('is a reply while the token lives: it costs nothing', async () => {
    expect(await sender.send(answering())).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['reply'])
  })

  test.each([
    ['when the token’s minute is nearly over', 51_000],
    ['whatever a clock that is set forward says of the token', 300 * MINUTE],
    ['whatever a clock that is set back says of the token', -300 * MINUTE],
  ])('is a reply %s: a refusal costs nothing, a push does', async (_, by) => {
    const { replyToken } = phone.event({})
    const it = delivery({ replyTo: { token: String(replyToken), at: time - by } })
    expect(await sender.send(it)).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['reply'])
  })

  test('is a push when the token’s minute is over', async () => {
    const it = answering()
    time += 2 * MINUTE
    expect(await sender.send(it)).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push'])
    expect(asked('/reply')).toBe(1)
  })

  test('that may have arrived is not taken for arrived by a clock that was set back: the person is asked', async () => {
    const it = answering()
    next('/reply', { kind: 'drop-before' })
    const first = await sender.send(it)
    line.state.replyTokens.clear()
    time -= 60 * MINUTE
    expect(await sender.send(nextAttempt(it, first))).toMatchObject({
      state: 'unknown',
      memo: { reply: 'lost' },
    })
    expect(how()).toEqual(['push'])
  })

  test('that LINE refuses for the token of the channel waits as a push does, and asks no more each second', async () => {
    const it = answering()
    line.state.accessTokens.delete(line.accessToken)
    const held = await sender.send(it)
    expect(held).toMatchObject({ state: 'held', notBefore: time + 5 * MINUTE, memo: { reply: 'open' } })
    expect([asked('/reply'), asked('/push')]).toEqual([1, 1])
    line.state.accessTokens.set(line.accessToken, Number.POSITIVE_INFINITY)
    time += 5 * MINUTE
    expect(await sender.send(nextAttempt(it, held))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push'])
  })

  test('that may have arrived before LINE refused the channel is not pushed on top', async () => {
    const it = answering()
    next('/reply', { kind: 'drop-after' })
    const first = await sender.send(it)
    line.state.accessTokens.delete(line.accessToken)
    const held = await sender.send(nextAttempt(it, first))
    expect(held).toMatchObject({ state: 'held', memo: { reply: 'asked' } })
    line.state.accessTokens.set(line.accessToken, Number.POSITIVE_INFINITY)
    expect(await sender.send(nextAttempt(nextAttempt(it, first), held))).toEqual({ state: 'sent' })
    expect(how()).toEqual(['reply'])
  })

  test('is a push when LINE no longer takes a token that nobody used', async () => {
    const it = answering()
    line.state.replyTokens.clear()
    expect(await sender.send(it)).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push'])
  })

  test('without a token is a push', async () => {
    await sender.send(delivery())
    expect(how()).toEqual(['push'])
  })

  test('of more than five messages takes several calls, all in order', async () => {
    const messages = Array.from({ length: 12 }, (_, i) => ({ ...hello, text: `${i}` }))
    expect(await sender.send(answering({ messages }))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['reply', 'push', 'push'])
    expect(phone.messages().map(({ text }) => text)).toEqual(messages.map(({ text }) => text))
  })

  test('of several calls goes on where it stopped', async () => {
    const messages = Array.from({ length: 7 }, (_, i) => ({ ...hello, text: `${i}` }))
    const it = answering({ messages })
    next('/push', { kind: '500-before' })
    const outcome = await sender.send(it)
    expect(outcome).toMatchObject({ state: 'retry', memo: { arrived: 1 } })
    expect(await sender.send(nextAttempt(it, outcome))).toMatchObject({ state: 'sent' })
    expect(phone.messages()).toHaveLength(7)
  })

  test('that says nothing sends nothing', async () => {
    expect(await sender.send(answering({ messages: [] }))).toEqual({ state: 'sent' })
    expect(line.requests).toEqual([])
  })
})

describe('a reply whose end is not known', () => {
  test.each(['hang-after', 'drop-after', '500-after'] as const)(
    'and that arrived (%s) is asked after with the same token, and never pushed on top',
    async (kind) => {
      const it = answering()
      next('/reply', { kind })
      const first = await sender.send(it)
      expect(first).toMatchObject({ state: 'retry', memo: { reply: 'asked' } })
      time += 1_000
      expect(await sender.send(nextAttempt(it, first))).toEqual({ state: 'sent' })
      expect(how()).toEqual(['reply'])
      expect(asked('/push')).toBe(0)
    },
  )

  test.each(['hang-before', 'drop-before', '500-before'] as const)(
    'and that did not arrive (%s) arrives with the second',
    async (kind) => {
      const it = answering()
      next('/reply', { kind })
      const first = await sender.send(it)
      time += 1_000
      expect(await sender.send(nextAttempt(it, first))).toMatchObject({ state: 'sent' })
      expect(how()).toEqual(['reply'])
    },
  )

  describe('that nobody can find out any more', () => {
    const asking = 'My last answer may not have reached you'
    const texts = () => phone.messages().map(({ text }) => String(text))

    /** A reply that arrived without LINE saying so, and an attempt two minutes later. */
    async function lost(more: Partial<Delivery> = {}) {
      const it = answering(more)
      next('/reply', { kind: 'drop-after' })
      const first = await sender.send(it)
      time += 2 * MINUTE
      const again = nextAttempt(it, first)
      return { it, again, outcome: await sender.send(again) }
    }

    test('is not pushed on top: the person is asked, and a tap shows it', async () => {
      const { outcome } = await lost()
      expect(outcome).toMatchObject({ state: 'unknown', memo: { reply: 'lost' } })
      expect(outcome).not.toHaveProperty('notBefore')
      expect(how()).toEqual(['reply', 'push'])
      expect(texts()).toEqual(['Hello', expect.stringContaining(asking)])
      expect(phone.tappable()).toMatchObject([{ label: 'Show it again', action: { data: 'home' } }])
    })

    test('is asked about in the language of the answer', async () => {
      await lost({ messages: [{ ...hello, language: 'ja' }] })
      expect(texts().at(-1)).toContain('前の回答が届いていないかもしれません')
    })

    test('is asked about once, however often, and once for all that were lost together', async () => {
      const { again, outcome } = await lost()
      await sender.send(nextAttempt(again, outcome))
      await sender.send(afterCrash(again))
      time -= 2 * MINUTE
      await lost()
      expect(texts().filter((text) => text.includes(asking))).toHaveLength(1)
    })

    test('is asked about when LINE is well again; until then nothing else waits', async () => {
      line.faults = () => ({ kind: '500-before' })
      let it = answering()
      const states: string[] = []
      for (let i = 0; i < 7; i += 1) {
        const outcome = await sender.send(it)
        states.push(`${outcome.state}${'notBefore' in outcome ? '+' : ''}`)
        it = nextAttempt(it, outcome)
        time += 26_000
      }
      expect(states).toEqual(['retry+', 'retry+', 'unknown+', 'unknown+', 'unknown+', 'unknown+', 'unknown+'])
      expect(texts()).toEqual([])
      line.faults = () => undefined
      const last = await sender.send(it)
      expect(last).toMatchObject({ state: 'unknown' })
      expect(last).not.toHaveProperty('notBefore')
      expect(texts()).toEqual([expect.stringContaining(asking)])
    })

    test('is asked about when the month’s quota allows it, and not after a day', async () => {
      line.state.quota = 1
      line.state.used = 1
      const { again, outcome } = await lost()
      expect(outcome).toMatchObject({ state: 'unknown', notBefore: time + 6 * HOUR })
      time += 24 * HOUR
      line.state.quota = 2
      expect(await sender.send(nextAttempt(again, outcome))).not.toHaveProperty('notBefore')
      expect(texts()).toEqual(['Hello'])
    })
  })

  test('because the process died is asked after, too: it had arrived', async () => {
    const it = answering()
    await sender.send(it)
    time += 20_000
    expect(await sender.send(afterCrash(it))).toEqual({ state: 'sent' })
    expect(how()).toEqual(['reply'])
  })

  test('because the process died is asked after, too: it had not', async () => {
    time += 20_000
    expect(await sender.send(afterCrash(answering()))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['reply'])
  })

  test('because the process died long ago is not pushed on top: the person is asked', async () => {
    const it = answering()
    await sender.send(it)
    time += 10 * MINUTE
    expect(await sender.send(afterCrash(it))).toMatchObject({ state: 'unknown' })
    expect(how()).toEqual(['reply', 'push'])
    expect(phone.messages().at(-1)).toMatchObject({
      text: expect.stringContaining('may not have reached you'),
    })
  })

  test('is not unknown at all when LINE was never reached', async () => {
    const it = answering()
    const away = lineSender({
      outage,
      call: lineCall('http://127.0.0.1:59321', log),
      now: () => time,
      log,
      quota: { spent: () => false, ask: async () => false },
    })
    const first = await away.send(it)
    expect(first).toMatchObject({ state: 'retry', memo: { reply: 'open' } })
    time += 5 * MINUTE
    expect(await sender.send(nextAttempt(it, first))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push'])
  })
})

describe('a push', () => {
  test('has the same key at every attempt, made from the delivery alone', async () => {
    const keys: unknown[] = []
    line.faults = (it) => {
      keys.push(it.headers['x-line-retry-key'])
      return { kind: '500-before' }
    }
    const it = delivery()
    await sender.send(it)
    await sender.send(nextAttempt(it, await sender.send(it)))
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set(keys).size).toBe(1)
    await sender.send(delivery())
    expect(new Set(keys).size).toBe(2)
  })

  test.each(['hang-after', 'drop-after', '500-after'] as const)(
    'that arrived without an answer (%s) arrives once',
    async (kind) => {
      const it = delivery()
      next('/push', { kind })
      const first = await sender.send(it)
      expect(first).toMatchObject({ state: 'retry', memo: { push: 'asked' } })
      const second = await sender.send(nextAttempt(it, first))
      expect(second).toMatchObject({ state: 'sent', ref: expect.any(String) })
      expect(line.requests.map(({ status }) => status).at(-1)).toBe(409)
      expect(how()).toEqual(['push'])
    },
  )

  test('after a crash arrives once', async () => {
    const it = delivery()
    await sender.send(it)
    time += HOUR
    expect(await sender.send(afterCrash(it))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push'])
  })

  test('backs off while LINE is unwell', async () => {
    line.faults = () => ({ kind: '500-before' })
    let it = delivery()
    const waits: number[] = []
    for (let i = 0; i < 12; i += 1) {
      const outcome = await sender.send(it)
      waits.push('notBefore' in outcome && outcome.notBefore ? outcome.notBefore - time : 0)
      it = nextAttempt(it, outcome)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900].map((seconds) => seconds * 1_000))
  })

  test('that nobody answered for a day stays unknown: LINE has forgotten the key', async () => {
    const it = delivery()
    next('/push', { kind: 'drop-after' })
    const first = await sender.send(it)
    const again = nextAttempt(it, first)
    time += 24 * HOUR
    expect(await sender.send(again)).toMatchObject({ state: 'unknown' })
    expect(how()).toEqual(['push'])
  })

  test('that was only turned away for a day is still sent', async () => {
    const it = delivery()
    next('/push', { kind: 'rate' })
    const again = nextAttempt(it, await sender.send(it))
    time += 25 * HOUR
    expect(await sender.send(again)).toMatchObject({ state: 'sent' })
  })

  test('to somebody who blocked the bot is taken by LINE and seen by nobody', async () => {
    phone.account.blocked = true
    expect(await sender.send(delivery())).toMatchObject({ state: 'sent' })
    expect(how()).toEqual([])
    expect(line.state.used).toBe(0)
  })

  test('to an id of another channel fails, and the person cannot be reached', async () => {
    const outcome = await sender.send(delivery({ person: `line:U${'9'.repeat(32)}` }))
    expect(outcome).toMatchObject({ state: 'failed', unreachable: true })
    expect(JSON.stringify(outcome)).not.toContain('99999')
  })

  test('with a token that the operator has to mend waits', async () => {
    line.state.accessTokens.delete(line.accessToken)
    const outcome = await sender.send(delivery())
    line.state.accessTokens.set(line.accessToken, Number.POSITIVE_INFINITY)
    expect(outcome).toMatchObject({ state: 'held', reason: expect.stringContaining('401') })
    expect(outcome).not.toHaveProperty('unreachable')
  })

  test('is told to the operator once, for `/readyz` until a message goes out', async () => {
    line.state.accessTokens.delete(line.accessToken)
    await sender.send(delivery())
    await sender.send(delivery())
    expect(outage.errors()).toEqual([expect.stringContaining('401')])
    line.state.accessTokens.set(line.accessToken, Number.POSITIVE_INFINITY)
    expect(await sender.send(delivery())).toMatchObject({ state: 'sent' })
    expect(outage.errors()).toEqual([])
  })
})

describe('an answer of LINE', () => {
  const answered = (status: number, body: unknown = {}) => ({ kind: 'answered', status, body }) as const

  test.each([
    [200, 'accepted'],
    [401, 'installation'],
    [403, 'installation'],
    [409, 'accepted'],
    [429, 'too-many'],
    [500, 'unclear'],
    [404, 'refused'],
    [413, 'refused'],
    [503, 'unclear'],
  ])('%i is %s', (status, expected) => {
    expect(classifyResponse(answered(status))).toBe(expected)
  })
})

describe('too many messages', () => {
  test('a second: backs off, loses nothing, uses up no reply token', async () => {
    const it = answering()
    next('/reply', { kind: 'rate' })
    const first = await sender.send(it)
    expect(first).toMatchObject({ state: 'retry', memo: { reply: 'open' } })
    time += 1_000
    expect(await sender.send(nextAttempt(it, first))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['reply'])
  })

  test.each([
    ['/reply', answering],
    ['/push', delivery],
  ])(
    '%s rests as long as LINE asks, and a share more that differs from message to message',
    async (path, make) => {
      next(
        path,
        { kind: 'rate', retryAfter: 40 },
        { kind: 'rate', retryAfter: 40 },
        { kind: 'rate', retryAfter: 40 },
      )
      const waits: number[] = []
      for (let i = 0; i < 3; i += 1) {
        const outcome = await sender.send(make())
        waits.push('notBefore' in outcome && outcome.notBefore ? outcome.notBefore - time : 0)
      }
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(40_000)
        expect(wait).toBeLessThanOrEqual(50_000)
      }
      expect(new Set(waits).size).toBe(3)
      expect(how()).toEqual([])
    },
  )

  test('a month: pushes are held, the operator is told, replies go on', async () => {
    line.state.quota = 1
    await sender.send(delivery())
    const held = await sender.send(delivery())
    expect(held).toMatchObject({ state: 'held', reason: 'monthly quota', notBefore: time + 6 * HOUR })
    expect(spent).toEqual([{ limit: 1, used: 1 }])
    expect(await sender.send(answering())).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push', 'reply'])
  })

  test('a month: the next pushes are held without asking LINE', async () => {
    line.state.quota = 0
    await sender.send(delivery())
    line.requests.length = 0
    for (let i = 0; i < 5; i += 1) expect(await sender.send(delivery())).toMatchObject({ state: 'held' })
    expect(line.requests).toEqual([])
    expect(spent).toHaveLength(1)
  })

  test('a month: held until the next begins in Japan, and sent then, once', async () => {
    time = Date.UTC(2026, 10, 30, 14, 30)
    line.state.quota = 0
    const it = delivery()
    const held = await sender.send(it)
    expect(held).toMatchObject({ state: 'held', notBefore: Date.UTC(2026, 10, 30, 15) })
    line.state.quota = 200
    time = Date.UTC(2026, 10, 30, 15)
    expect(await sender.send(nextAttempt(it, held))).toMatchObject({ state: 'sent' })
    expect(how()).toEqual(['push'])
  })

  test('a month: sent a week later, too, because it surely never arrived', async () => {
    line.state.quota = 0
    const it = delivery()
    const held = await sender.send(it)
    time += 7 * 24 * HOUR
    line.state.quota = undefined
    expect(await sender.send(nextAttempt(it, held))).toMatchObject({ state: 'sent' })
  })

  test('a month: a raised plan lets them go within minutes', async () => {
    line.state.quota = 0
    const held = await sender.send(delivery())
    expect(held).toMatchObject({ state: 'held' })
    line.state.quota = 10
    time += 11 * MINUTE
    expect(await sender.send(delivery())).toMatchObject({ state: 'sent' })
  })

  test('a month: a clock that is set back does not keep the quota spent', async () => {
    line.state.quota = 0
    await sender.send(delivery())
    line.state.quota = undefined
    time -= HOUR
    expect(await sender.send(delivery())).toMatchObject({ state: 'sent' })
  })

  test('LINE’s words for the month while there is quota left are passing trouble', async () => {
    line.state.quota = 1
    line.state.used = 1
    const honest = line.state
    line.faults = (it) => {
      if (it.path.endsWith('/consumption')) honest.used = 0
      return undefined
    }
    expect(await sender.send(delivery())).toMatchObject({ state: 'retry' })
    expect(spent).toEqual([])
  })

  test.each([
    [Date.UTC(2026, 10, 30, 14, 59, 59), Date.UTC(2026, 10, 30, 15)],
    [Date.UTC(2026, 10, 30, 15), Date.UTC(2026, 11, 31, 15)],
    [Date.UTC(2026, 11, 31, 23), Date.UTC(2027, 0, 31, 15)],
  ])('the month turns in Japan', (now, turn) => {
    expect(nextMonth(now)).toBe(turn)
    expect(quotaReturnsOn(now)).toMatch(/^202[67]-\d\d-01$/)
    expect(quotaReturnsOn(now)).toBe(dayInJapan(turn))
  })
})

describe('messages that LINE refuses', () => {
  const card: CardMessage = {
    kind: 'card',
    audience: 'personal',
    language: 'en',
    notice: 'n',
    tone: 'now',
    band: 'Now',
    headline: 'Go today',
    lead: [],
    rows: [],
    sections: [],
    small: [],
    links: [],
    alt: 'Go today',
    buttons: [],
  }

  test('are shown in words, so that nobody meets silence', async () => {
    const real = line.state.accessTokens
    const it = answering({ messages: [card] })
    let refusals = 0
    const call = async (request: { readonly json?: unknown }) => {
      const flex = JSON.stringify(request.json).includes('"flex"')
      refusals += flex ? 1 : 0
      return flex
        ? {
            kind: 'answered' as const,
            status: 400,
            body: { message: 'bad', details: [{ property: 'messages[0].contents', message: 'no' }] },
          }
        : { kind: 'answered' as const, status: 200, body: {} }
    }
    const picky = lineSender({
      outage,
      call,
      now: () => time,
      log,
      quota: { spent: () => false, ask: async () => false },
    })
    const first = await picky.send(it)
    expect(first).toMatchObject({ state: 'retry', memo: { style: 'plain', reply: 'open' } })
    expect(await picky.send(nextAttempt(it, first))).toMatchObject({ state: 'sent' })
    expect([refusals, real.size > 0]).toEqual([1, true])
    expect(
      log.lines.some(
        ({ level, facts }) => level === 'error' && JSON.stringify(facts).includes('messages[0].contents'),
      ),
    ).toBe(true)
  })

  test('even in words fail, with the reason and without what was said', async () => {
    const call = async () => ({
      kind: 'answered' as const,
      status: 400,
      body: { message: 'bad', details: [{ property: 'messages[0].text', message: `no ${phone.id} 1990` }] },
    })
    const picky = lineSender({
      outage,
      call,
      now: () => time,
      log,
      quota: { spent: () => false, ask: async () => false },
    })
    const it = delivery()
    const outcome = await picky.send(nextAttempt(it, await picky.send(it)))
    expect(outcome).toEqual({ state: 'failed', reason: '400 …; messages[0].text: …' })
  })
})

describe('what the log holds', () => {
  test('is LINE’s request id and never whom it was about or what was said', async () => {
    await sender.send(answering({ messages: [{ ...hello, text: 'born 1990' }] }))
    await sender.send(delivery())
    const all = JSON.stringify(log.lines)
    expect(log.lines.every(({ facts }) => 'requestId' in facts)).toBe(true)
    expect(all).not.toContain(phone.id)
    expect(all).not.toContain('born')
  })

  test('shows operators what LINE refused or did not answer', async () => {
    next('/push', { kind: '500-before' })
    await sender.send(delivery())
    expect(log.lines).toMatchObject([
      { level: 'warn', facts: { status: 500, requestId: expect.any(String) } },
    ])
  })
})
