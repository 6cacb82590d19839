import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { anything, dice, differences } from '../channels/line/crowd.ts'
import { PATIENCE_MS, sized } from '../patience.ts'
import type { Phone } from '../platforms/line/phone.ts'
import { type Cluster, startCluster } from '../store/postgres.ts'
import { type Fleet, startFleet } from './fleet.ts'

/** Reminders due at once; fewer on a slow machine. */
const DUE = sized(700, 100)
const WITHIN = { timeout: PATIENCE_MS, interval: 200 }

let cluster: Cluster
let fragile: Cluster
beforeAll(async () => {
  cluster = await startCluster()
  fragile = await startCluster()
})
afterAll(async () => {
  await cluster?.stop()
  await fragile?.stop()
})

const pushes = ({ line }: Fleet) => line.requests.filter(({ path }) => path.endsWith('/push'))

/** There and back through the first questions: what is shown depends on everything that came before. */
const WAY = [
  'answer/1/whose/mine',
  'answer/1/status/fixed-term',
  'answer/1/holds/yes',
  'back/1',
  'back/1',
  'answer/1/status/permanent',
  'back/1',
  'answer/1/status/fixed-term',
]

interface Tap {
  readonly data: string
  /** The reply token with which its answer comes. */
  readonly token: string
}

async function meet(phone: Phone): Promise<void> {
  await phone.follows()
  await phone.waits()
}

/** Goes the whole way within moments, every tap to another process. */
async function hurry({ line }: Fleet, phone: Phone): Promise<readonly Tap[]> {
  await meet(phone)
  const deliver = async (event: ReturnType<Phone['event']>) => {
    await pause(Math.random() * 150)
    return line.webhooks.deliver(event)
  }
  const taps = WAY.map((data) => ({ data, event: phone.event({ type: 'postback', postback: { data } }) }))
  expect(await Promise.all(taps.map(({ event }) => deliver(event)))).toEqual(WAY.map(() => 200))
  return taps.map(({ data, event }) => ({ data, token: String(event.replyToken) }))
}

/** What somebody is told who makes the same taps in the order of these answers, each after the answer before. */
async function calmly({ line }: Fleet, taps: readonly Tap[], tokens: readonly string[]) {
  const phone = line.person()
  await meet(phone)
  for (const token of tokens) {
    const data = taps.find((tap) => tap.token === token)?.data
    await line.webhooks.deliver(phone.event({ type: 'postback', postback: { data } }))
    await phone.waits()
  }
  return shown(phone)
}

/** Beyond the greeting. */
const answersTo = (phone: Phone) => phone.arrivals().slice(1)
const shown = (phone: Phone) => answersTo(phone).map(({ messages }) => messages)

describe('three processes over one database', () => {
  test('one person’s turns never overlap, whichever process their webhooks reach, and no reminder goes out twice', async () => {
    const fleet = await startFleet(await cluster.database(), { due: DUE })
    onTestFinished(fleet.stop)
    const { line } = fleet
    line.webhooks.unrest.twice = 0.5
    const people = Array.from({ length: sized(12, 4) }, () => line.person())
    const taps = await Promise.all(people.map((phone) => hurry(fleet, phone)))
    await expect
      .poll(() => people.map((phone) => answersTo(phone).length), WITHIN)
      .toEqual(people.map(() => WAY.length))
    const answered = people.map((phone) => answersTo(phone).map(({ key }) => key))
    for (const [index, own] of taps.entries())
      expect(answered[index]?.toSorted()).toEqual(own.map(({ token }) => token).toSorted())
    line.webhooks.unrest.twice = 0
    const calm = await Promise.all(taps.map((own, index) => calmly(fleet, own, answered[index] ?? [])))
    expect(people.map(shown)).toEqual(calm)

    await expect.poll(() => fleet.due.filter((phone) => phone.arrivals().length > 0).length, WITHIN).toBe(DUE)
    await pause(1_000)
    expect(fleet.due.map((phone) => phone.arrivals().length)).toEqual(fleet.due.map(() => 1))
    expect(pushes(fleet).map(({ status }) => status)).toEqual(fleet.due.map(() => 200))
  })

  test('kill -9 of any of them at any moment loses nothing and doubles nothing', async () => {
    const fleet = await startFleet(await cluster.database(), { due: 60, fast: true })
    onTestFinished(fleet.stop)
    const { line, store } = fleet
    line.webhooks.unrest = { twice: 0.2, redeliveries: 200, waitMs: 50, escaped: false }
    const people = Array.from({ length: sized(24, 6) }, () => line.person())
    let over = false
    const lives = Promise.all(people.map((phone, index) => live(phone, 300 + index, () => over)))
    const random = dice(3)
    for (let deaths = 0; deaths < 5; deaths += 1) {
      await pause(300 + random() * 700)
      await fleet.replace(Math.floor(random() * 3))
    }
    over = true
    const events = (await lives).flat()
    expect(events.filter((status) => status !== 200)).toEqual([])
    const all = [...people, ...fleet.due]
    await expect.poll(() => differences(store, all), WITHIN).toMatchObject({ lost: 0, doubled: 0 })
    const { total } = await differences(store, all)
    expect(total).toBe(events.length + fleet.due.length)
    expect(fleet.due.map((phone) => phone.arrivals().length)).toEqual(fleet.due.map(() => 1))
  })
})

/** Somebody who taps about until it is over, waiting for each answer a little. */
async function live(phone: Phone, seed: number, isOver: () => boolean): Promise<readonly number[]> {
  const random = dice(seed)
  const taken = [await phone.follows()]
  while (!isOver()) {
    await phone.waits(1, 1_500).catch(() => undefined)
    await pause(200 + random() * 400)
    taken.push(await anything(phone, random))
  }
  return taken
}

describe('a database that goes away', () => {
  test('the platform hears 500 and brings it again; when it is back everything goes on without a restart', async () => {
    const fleet = await startFleet(await fragile.database(), { fast: true })
    onTestFinished(fleet.stop)
    const { line, store } = fleet
    const ask = async (path: string) =>
      Promise.all(fleet.members().map(async ({ url }) => (await fetch(`${url}${path}`)).status))
    expect(await ask('/readyz')).toEqual([200, 200, 200])
    const people = Array.from({ length: sized(12, 4) }, () => line.person())
    line.webhooks.unrest = { twice: 0, redeliveries: 200, waitMs: 100, escaped: false }
    let over = false
    const lives = Promise.all(people.map((phone, index) => live(phone, 700 + index, () => over)))
    await pause(700)

    const comeBack = await fragile.cut()
    expect(await ask('/readyz')).toEqual([503, 503, 503])
    expect(await ask('/healthz')).toEqual([200, 200, 200])
    const stranger = line.person()
    const event = stranger.event({ type: 'follow', follow: { isUnblocked: false } })
    expect(await Promise.all([1, 2, 3].map(() => line.webhooks.post([event])))).toEqual([500, 500, 500])
    await pause(3_000)
    await comeBack()

    expect(await line.webhooks.deliver(event)).toBe(200)
    await expect.poll(() => ask('/readyz'), WITHIN).toEqual([200, 200, 200])
    over = true
    const events = (await lives).flat()
    expect(events.filter((status) => status !== 200)).toEqual([])
    const all = [...people, stranger]
    await expect.poll(() => differences(store, all), WITHIN).toMatchObject({ lost: 0, doubled: 0 })
    expect((await differences(store, all)).total).toBe(events.length + 1)
    expect(fleet.members().map(({ child }) => child.exitCode)).toEqual([null, null, null])
  })
})
