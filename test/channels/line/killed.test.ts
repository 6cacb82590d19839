import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { PATIENCE_MS, sized } from '../../patience.ts'
import { startLine } from '../../platforms/line/line.ts'
import type { Phone } from '../../platforms/line/phone.ts'
import { settingsFor } from '../../platforms/line/product.ts'
import { DATA_KEY, newDatabase, newStore } from '../../store/databases.ts'
import { anything, dice, differences, misbehave } from './crowd.ts'

const PEOPLE = sized(60, 10)
const TAPS = 5
/** So much faster goes the product's clock; a slow machine needs the time of a lease. */
const SPEED = sized(6, 1)

let child: ChildProcess | undefined
afterAll(() => {
  child?.kill('SIGKILL')
})

const from = Date.now()
const now = () => Math.round(from + (Date.now() - from) * SPEED)

/** Starts the product; resolves to its port. */
async function start(settings: Readonly<Record<string, string>>): Promise<number> {
  const { PATH = '' } = process.env
  const env = { PATH, ...settings, DATA_KEY, CLOCK_FROM: String(from), CLOCK_SPEED: String(SPEED) }
  const path = new URL('../../platforms/line/child.ts', import.meta.url).pathname
  child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  if (!child.stdout) throw new Error('no output to read')
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line)
    if (typeof port === 'number') return port
  }
  throw new Error('it did not start')
}

async function live(phone: Phone, seed: number): Promise<number> {
  const random = dice(seed)
  const taken = [await phone.follows()]
  for (let i = 0; i < TAPS; i += 1) {
    // After a crash an answer may take as long as a lease; nobody waits for ever, and an impatient tap is a tap.
    await phone.waits(1, 7_000).catch(() => undefined)
    await pause(random() * 800)
    taken.push(await anything(phone, random))
  }
  expect(taken.every((status) => status === 200)).toBe(true)
  return taken.length
}

describe('kill -9 in the middle of a storm', () => {
  test('loses nothing and doubles nothing', async () => {
    const line = await startLine({ now })
    const random = dice(11)
    misbehave(line, 0.06, random)
    line.webhooks.unrest = { twice: 0.2, redeliveries: 100, waitMs: 120, escaped: false }
    const databaseUrl = await newDatabase()
    const settings = settingsFor(line, { databaseUrl })
    const open = async () => {
      line.state.webhook = `http://127.0.0.1:${await start(settings)}/line/webhook`
    }
    await open()
    const phones = Array.from({ length: PEOPLE }, () => line.person())
    const lives = Promise.all(phones.map((phone, i) => live(phone, 5_000 + i)))
    for (const after of [900, 1_700, 1_300]) {
      await pause(after)
      const dying = child
      dying?.kill('SIGKILL')
      if (dying) await once(dying, 'exit')
      await open()
    }
    const events = (await lives).reduce((sum, count) => sum + count, 0)
    line.faults = () => undefined
    const store = await newStore({ url: databaseUrl, now })
    await expect
      .poll(() => differences(store, phones), { timeout: PATIENCE_MS, interval: 500 })
      .toMatchObject({ lost: 0, doubled: 0 })
    const { total } = await differences(store, phones)
    console.log(`${events} events, ${total} answers through three deaths`)
    expect(total).toBeGreaterThanOrEqual(events)
    expect(line.state.refused).toEqual([])
    await store.close()
    await line.close()
  })
})
