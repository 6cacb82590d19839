import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../../../src/runtime/bootstrap/start.ts'
import { PATIENCE_MS, sized } from '../../patience.ts'
import { type StandInLine, startLine } from '../../platforms/line/line.ts'
import type { Phone } from '../../platforms/line/phone.ts'
import { startProductOn } from '../../platforms/line/product.ts'
import { newDatabase } from '../../store/databases.ts'
import { anything, dice, differences, misbehave } from './crowd.ts'

const PEOPLE = sized(200, 30)
const TAPS = 4

let line: StandInLine
let app: App
const logged: string[] = []

beforeAll(async () => {
  line = await startLine()
  const databaseUrl = await newDatabase()
  app = await startProductOn(line, { databaseUrl, log: (text) => logged.push(text) })
})
afterAll(async () => {
  await app.stop()
  await line.close()
})

/** Taps and waits for the answer, again and again; now and then twice at once, handed over in the wrong order. */
async function live(phone: Phone, seed: number): Promise<number> {
  const random = dice(seed)
  let done = 1
  await phone.follows()
  await phone.waits()
  for (let i = 0; i < TAPS; i += 1) {
    const status = await anything(phone, random)
    expect(status).toBe(200)
    done += 1
    if (random() < 0.15) {
      const later = phone.event({ type: 'message', message: { id: `l${i}`, type: 'text', text: 'and?' } })
      const sooner = phone.event({ type: 'message', message: { id: `s${i}`, type: 'text', text: 'hm' } })
      await Promise.all([line.webhooks.deliver(later), line.webhooks.deliver(sooner)])
      done += 2
    }
    await phone.waits()
  }
  return done
}

describe('a crowd at once, and LINE at its worst', () => {
  test('meet no silence, get nothing twice, and nothing that LINE refuses', async () => {
    const random = dice(7)
    misbehave(line, 0.12, random)
    line.webhooks.unrest.twice = 0.2
    line.webhooks.unrest.escaped = true
    // Everything shares one process here, the crowd too: LINE delivers again what took it too long.
    line.webhooks.unrest.redeliveries = 20
    const phones = Array.from({ length: PEOPLE }, (_, i) => line.person({ language: i % 2 ? 'ja' : 'en-US' }))
    const began = performance.now()
    const done = await Promise.all(phones.map((phone, i) => live(phone, 1_000 + i)))
    line.faults = () => undefined
    await expect
      .poll(async () => differences(app.store, phones), { timeout: PATIENCE_MS, interval: 500 })
      .toMatchObject({ lost: 0, doubled: 0 })
    const { total } = await differences(app.store, phones)
    const events = done.reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThanOrEqual(events)
    expect(line.state.refused).toEqual([])
    const took = line.webhooks.took.toSorted((a, b) => a - b)
    console.log(
      `${events} events, ${total} answers in ${Math.round(performance.now() - began)} ms;`,
      `webhook p50 ${took[took.length >> 1]?.toFixed(1)} ms, p99 ${took[Math.floor(took.length * 0.99)]?.toFixed(1)} ms`,
    )
    // Nothing but the requests that LINE itself spoilt, or was too busy for here: no turn broke, no send, no pump.
    const spoilt =
      /("path":"\/v2\/bot\/(message\/(reply|push)|profile\/:id)"|"reason":"TIMEOUT").*"msg":"line: request not accepted"/
    expect(logged.filter((text) => !spoilt.test(text)).join('\n')).toBe('')
  })
})

describe('one person at a time', () => {
  test('gets the answer as a free reply', async () => {
    line.webhooks.unrest.twice = 0
    const phone = line.person()
    await phone.follows()
    await phone.waits()
    for (let i = 0; i < 30; i += 1) {
      await phone.says('hello')
      await phone.waits()
    }
    expect(phone.arrivals().every(({ by }) => by === 'reply')).toBe(true)
  })

  test('finds that an old button still does what it said', async () => {
    const phone = line.person()
    await phone.follows()
    await phone.waits()
    const mine = phone.tappable().find(({ label }) => label === 'Mine')
    for (const text of ['hm', 'well', 'so']) {
      await phone.says(text)
      await phone.waits()
    }
    if (!mine) throw new Error('no such button')
    await phone.taps(mine)
    expect(JSON.stringify(await phone.waits())).toContain('residence status')
  })

  test('is spoken to in the language of the profile, which is asked for once', async () => {
    const phone = line.person({ language: 'ja-JP' })
    line.requests.length = 0
    await phone.follows()
    await phone.waits()
    expect((await app.store.person(`line:${phone.id}`))?.record?.language).toBe('ja')
    await phone.says('hello')
    await phone.waits()
    expect(line.requests.filter(({ path }) => path.includes('/profile/'))).toHaveLength(1)
  })

  test('who blocked the bot gets nothing more, and after unblocking is greeted again', async () => {
    const phone = line.person()
    await phone.follows()
    await phone.waits()
    await phone.blocks()
    expect((await app.store.person(`line:${phone.id}`))?.reachable).toBe(false)
    await phone.follows(true)
    await phone.waits()
    expect((await app.store.person(`line:${phone.id}`))?.reachable).toBe(true)
  })
})
