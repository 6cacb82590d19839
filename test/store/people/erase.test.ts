import { expect, it } from 'vitest'
import type { PersonId } from '../../../src/contracts/person.ts'
import type { OpenStore } from '../../../src/store/open.ts'
import { onBoth } from '../databases.ts'
import { AN, BO, DAY, echo, NOW, planned, received } from '../helpers.ts'

const KEPT_MONTHS = 396 * DAY
const NEIGHBOURS: readonly PersonId[] = ['slack:T010:U02', 'slack:T01Z:U02', 'slack:T0:U02', 'slack:T02:U02']

/** A person with everything: record, a reminder, a sent and a waiting delivery, a waiting event, a value. */
async function settleIn(store: OpenStore, person: PersonId, now = NOW): Promise<void> {
  await store.accept([received(`1 ${person}`, person), received(`2 ${person}`, person)], now)
  const [first] = await store.runTurns(person, echo([planned('a', '2027-03-01')]), { now, leaseMs: 1 })
  await store.settle(first ?? { id: '' }, { state: 'sent' }, now)
  await store.accept([received(`3 ${person}`, person)], now)
  await store.values.set(`token ${person}`, 'x', { owner: person })
}

async function tracesOf(store: OpenStore, person: PersonId) {
  return {
    person: await store.person(person),
    reminders: (await store.remindersOf(person)).length,
    deliveries: (await store.deliveriesAfter(person, 0, 10)).length,
    waits: (await store.peopleWaiting(100)).includes(person),
    value: await store.values.get(`token ${person}`),
  }
}

const NOTHING = { person: undefined, reminders: 0, deliveries: 0, waits: false, value: undefined }
const EVERYTHING = { person: expect.anything(), reminders: 1, deliveries: 2, waits: true, value: 'x' }

onBoth('erasing', (bench) => {
  it('takes everything of one person, and nothing of another', async () => {
    const store = await bench.open()
    await settleIn(store, AN)
    await settleIn(store, BO)
    expect(await tracesOf(store, AN)).toEqual(EVERYTHING)
    expect(await store.erase(AN, NOW)).toEqual({ people: 1, rows: 6 })
    expect(await tracesOf(store, AN)).toEqual(NOTHING)
    expect(await tracesOf(store, BO)).toEqual(EVERYTHING)
    expect(await store.accept([received(`1 ${AN}`), received(`3 ${AN}`)], NOW), 'keys stay known').toEqual([])
    expect(await store.erase(AN, NOW)).toEqual({ people: 0, rows: 0 })
  })

  it('takes a whole workspace, but not one whose name begins alike', async () => {
    const store = await bench.open()
    const others: readonly PersonId[] = [AN, ...NEIGHBOURS]
    for (const person of [BO, 'slack:T01:U03' as const, ...others]) await settleIn(store, person)
    await store.values.set('installation', 'x', { owner: 'slack:T01:' })
    expect(await store.erase('slack:T01:', NOW)).toEqual({ people: 2, rows: 13 })
    expect(await tracesOf(store, BO)).toEqual(NOTHING)
    expect(await store.values.get('installation')).toBeUndefined()
    for (const person of others) expect(await tracesOf(store, person)).toEqual(EVERYTHING)
  })
})

onBoth('sweeping', (bench) => {
  it('leaves alone what is younger than its time', async () => {
    const store = await bench.open()
    await settleIn(store, AN)
    expect(await store.sweep(NOW + DAY)).toEqual({ people: 0, rows: 0 })
    expect(await tracesOf(store, AN)).toEqual(EVERYTHING)
  })

  it('removes what was sent after two days, and what failed after two weeks', async () => {
    const store = await bench.open()
    await settleIn(store, AN)
    await store.setReachable(AN, false, NOW)
    expect(await store.sweep(NOW + 2 * DAY)).toEqual({ people: 0, rows: 1 })
    expect(await store.counts(NOW)).toMatchObject({ outbox_sent: 0, outbox_failed: 1 })
    expect(await store.sweep(NOW + 14 * DAY)).toEqual({ people: 0, rows: 1 })
    expect(await store.counts(NOW)).toMatchObject({ outbox_failed: 0 })
  })

  it('knows keys for 30 days, longer than any platform repeats them', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    await store.runTurns(AN, echo(), { now: NOW, leaseMs: 1 })
    await store.sweep(NOW + 30 * DAY - 1)
    expect(await store.accept([received('1')], NOW)).toEqual([])
    await store.sweep(NOW + 30 * DAY)
    expect(await store.accept([received('1')], NOW)).toEqual([AN])
  })

  it('never removes what still waits', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    await store.sweep(NOW + 40 * DAY)
    expect(await store.peopleWaiting(1)).toEqual([AN])
  })

  it('does not forget somebody who has just written', async () => {
    const store = await bench.open()
    await settleIn(store, AN)
    await store.setReachable(AN, false, NOW)
    expect(await store.sweep(NOW + 30 * DAY), 'an event waits').toMatchObject({ people: 0 })
    await store.runTurns(AN, echo(), { now: NOW + 30 * DAY, leaseMs: 1 })
    expect(await store.person(AN)).toMatchObject({ lastSeen: NOW + 30 * DAY })
  })

  it('forgets people 13 months after their last contact and their last reminder', async () => {
    const store = await bench.open()
    await settleIn(store, AN)
    await store.runTurns(AN, echo([planned('a', '2027-03-01')]), { now: NOW, leaseMs: 1 })
    const [last] = await store.remindersOf(AN)
    const over = (last?.dueAt ?? 0) + KEPT_MONTHS
    expect(await store.sweep(over - 1)).toMatchObject({ people: 0 })
    expect(await store.sweep(over)).toMatchObject({ people: 1 })
    expect(await tracesOf(store, AN)).toEqual(NOTHING)
  })

  it('forgets people 30 days after they became unreachable, unless they come back', async () => {
    const store = await bench.open()
    for (const person of [AN, BO]) {
      await settleIn(store, person)
      await store.runTurns(person, echo(), { now: NOW, leaseMs: 1 })
    }
    for (const person of [AN, BO]) await store.setReachable(person, false, NOW)
    await store.setReachable(BO, true, NOW + 29 * DAY)
    expect(await store.sweep(NOW + 30 * DAY - 1)).toMatchObject({ people: 0 })
    expect(await store.sweep(NOW + 30 * DAY)).toMatchObject({ people: 1 })
    expect(await store.person(AN)).toBeUndefined()
    expect(await store.person(BO)).toMatchObject({ reachable: true })
  })

  it('removes values whose time is over, and more rows than fit into one portion', async () => {
    const store = await bench.open()
    const names = Array.from({ length: 1_100 }, (_, n) => `v${n}`)
    await Promise.all(names.map((name) => store.values.set(name, 'x', { expiresAt: NOW })))
    await store.values.set('stays', 'x', { expiresAt: NOW + 1 })
    expect(await store.sweep(NOW)).toEqual({ people: 0, rows: 1_100 })
  })
})
