import { expect, it, vi } from 'vitest'
import type { PersonId } from '../../../src/contracts/person.ts'
import type { PlannedReminder } from '../../../src/domain/reminders/schedule/planned-reminder.ts'
import type { ReminderHandler } from '../../../src/store/contract/store.ts'
import type { OpenStore } from '../../../src/store/open.ts'
import { onBoth } from '../databases.ts'
import { AN, BO, DAY, keeping, NOW, planned, received, record, text, wordsOf } from '../helpers.ts'

let keys = 0

/** Gives the person this schedule from now on. */
async function plan(
  store: OpenStore,
  reminders: readonly PlannedReminder[],
  person: PersonId = AN,
  now = NOW,
) {
  await store.accept([received(`key ${++keys}`, person)], now)
  const turn = keeping(record(), reminders)
  await store.runTurns(person, turn, { now, leaseMs: 60_000 })
}

const idsOf = async (store: OpenStore, person = AN) => (await store.remindersOf(person)).map(({ id }) => id)
const words: ReminderHandler = (_, due) => ({ messages: due.map(({ id }) => text(id)), priority: 3 })
const claim = (now: number) => ({ channels: ['line', 'slack'], limit: 100, leaseMs: 60_000, now })

/** 2027-03-01 in Japan, the hour of `planned` over. */
const DUE = Date.parse('2027-03-01T11:00:00+09:00')

onBoth('reminders', (bench) => {
  it('are due in their hour in Japan, spread over the people, always the same for one', async () => {
    const store = await bench.open()
    const hour = Date.parse('2027-03-01T10:00:00+09:00')
    const people = Array.from({ length: 40 }, (_, n): PersonId => `line:${n}`)
    for (const person of people) await plan(store, [planned('a')], person)
    const due = (await Promise.all(people.map((person) => store.remindersOf(person))))
      .flat()
      .map(({ dueAt }) => dueAt - hour)
    expect(Math.min(...due)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...due)).toBeLessThan(50 * 60_000)
    expect(new Set(due).size).toBeGreaterThan(35)
    await plan(store, [planned('a'), planned('b')], people[0])
    const [a, b] = await store.remindersOf(people[0] ?? AN)
    expect(a?.dueAt).toBe(b?.dueAt)
  })

  it('come back as they were planned, by due instant', async () => {
    const store = await bench.open()
    const [late, soon] = [planned('late', '2027-04-01', { until: '2027-05-01' }), planned('soon')]
    await plan(store, [late, soon])
    const stored = await store.remindersOf(AN)
    expect(stored).toEqual([
      { ...soon, person: AN, dueAt: expect.any(Number) },
      { ...late, person: AN, dueAt: expect.any(Number) },
    ])
  })

  it('follow the plan: what stays stays, what vanished is cancelled, what moved moves', async () => {
    const store = await bench.open()
    await plan(store, [planned('stays'), planned('moves'), planned('vanishes')])
    await plan(store, [planned('stays'), planned('moves', '2027-06-01'), planned('new', '2027-07-01')])
    expect((await store.remindersOf(AN)).map(({ id, day }) => [id, day])).toEqual([
      ['stays', '2027-03-01'],
      ['moves', '2027-06-01'],
      ['new', '2027-07-01'],
    ])
  })

  it('are not begun when they are due already: the person is being answered', async () => {
    const store = await bench.open()
    await plan(store, [planned('late', '2027-02-01', { hour: 8 }), planned('ahead')])
    expect(await idsOf(store)).toEqual(['ahead'])
    await plan(store, [planned('ahead', '2027-02-01', { hour: 8 })])
    expect(await idsOf(store), 'what was planned ahead may move to now').toEqual(['ahead'])
  })

  it('wait when the words say later', async () => {
    const store = await bench.open()
    await plan(store, [planned('a')])
    const morning = DUE + 12 * 60 * 60_000
    const asleep = () => ({ notBefore: morning })
    expect(await store.dispatchDue(asleep, { now: DUE, limit: 10 })).toEqual({
      due: 1,
      queued: 0,
      dropped: 0,
    })
    expect(await store.dispatchDue(words, { now: morning - 1, limit: 10 })).toMatchObject({ due: 0 })
    expect(await store.dispatchDue(words, { now: morning, limit: 10 })).toMatchObject({ due: 1, queued: 1 })
  })

  it('go out once, whatever is planned afterwards', async () => {
    const store = await bench.open()
    await plan(store, [planned('a')])
    expect(await store.dispatchDue(words, { now: DUE, limit: 10 })).toEqual({ due: 1, queued: 1, dropped: 0 })
    expect(await store.dispatchDue(words, { now: DUE, limit: 10 })).toEqual({ due: 0, queued: 0, dropped: 0 })
    for (const again of [[planned('a')], [], [planned('a', '2027-09-01')]]) await plan(store, again, AN, DUE)
    expect(await idsOf(store)).toEqual([])
    expect(await store.dispatchDue(words, { now: DUE + 365 * DAY, limit: 10 })).toMatchObject({ due: 0 })
    expect(await store.claimDeliveries(claim(DUE))).toHaveLength(1)
  })

  it('of one person are one delivery, with the words and the urgency that were asked for', async () => {
    const store = await bench.open()
    await plan(store, [planned('a'), planned('b'), planned('not yet', '2027-04-01')])
    await plan(store, [planned('c')], BO)
    const asked = vi.fn(words)
    expect(await store.dispatchDue(asked, { now: DUE, limit: 10 })).toEqual({ due: 3, queued: 3, dropped: 0 })
    expect(asked.mock.calls.map(([known]) => known)).toEqual([record(), record()])
    const deliveries = await store.claimDeliveries(claim(DUE))
    const said = Object.fromEntries(deliveries.map((one) => [one.person, wordsOf(one).toSorted()]))
    expect(said).toEqual({ [AN]: ['a', 'b'], [BO]: ['c'] })
    expect(deliveries[0]).toMatchObject({ cause: 'reminder', priority: 3, attempts: 0 })
    expect(await idsOf(store)).toEqual(['not yet'])
  })

  it('that do not matter any more are dropped for good', async () => {
    const store = await bench.open()
    await plan(store, [planned('a')])
    expect(await store.dispatchDue(() => undefined, { now: DUE, limit: 10 })).toEqual({
      due: 1,
      queued: 0,
      dropped: 1,
    })
    expect(await store.dispatchDue(words, { now: DUE, limit: 10 })).toMatchObject({ due: 0 })
    expect(await store.claimDeliveries(claim(DUE))).toEqual([])
  })

  it('can be tried out without a trace', async () => {
    const store = await bench.open()
    await plan(store, [planned('a')])
    const now = { now: DUE, limit: 10 }
    expect(await store.dispatchDue(words, { ...now, dryRun: true })).toEqual({
      due: 1,
      queued: 1,
      dropped: 0,
    })
    expect(await store.claimDeliveries(claim(DUE))).toEqual([])
    expect(await store.dispatchDue(words, now)).toEqual({ due: 1, queued: 1, dropped: 0 })
  })

  it('can be tried out for more people than one statement can name', async () => {
    const store = await bench.open()
    const people = Array.from({ length: 1_100 }, (_, n): PersonId => `line:${n}`)
    await store.accept(
      people.map((person) => received(`key ${person}`, person)),
      NOW,
    )
    const turn = keeping(record(), [planned('a')])
    await Promise.all(people.map((person) => store.runTurns(person, turn, { now: NOW, leaseMs: 1 })))
    const all = { due: 1_100, queued: 1_100, dropped: 0 }
    expect(await store.dispatchDue(words, { now: DUE, limit: 1_000_000, dryRun: true })).toEqual(all)
    expect(await store.dispatchDue(words, { now: DUE, limit: 1_000_000 })).toEqual(all)
  })

  it('are taken in portions, a person never torn apart', async () => {
    const store = await bench.open()
    for (let n = 0; n < 5; n++) await plan(store, [planned('a'), planned('b')], `line:${n}`)
    const sums = [1, 2, 3, 4].map(() => store.dispatchDue(words, { now: DUE, limit: 3 }))
    const done = await Promise.all(sums)
    for (const { due, queued } of done) expect([due, due % 2]).toEqual([queued, 0])
    while ((await store.dispatchDue(words, { now: DUE, limit: 3 })).due > 0);
    expect((await store.claimDeliveries(claim(DUE))).map(({ messages }) => messages.length)).toEqual([
      2, 2, 2, 2, 2,
    ])
  })

  it('of people with whom something is wrong keep nobody waiting, are told of, and come back', async () => {
    const faults: unknown[] = []
    const store = await bench.open({ onFault: (fault) => faults.push(fault) })
    await plan(store, [planned('a')])
    await plan(store, [planned('b')], BO)
    const broken: ReminderHandler = (known, due) => {
      if (due[0]?.person === AN) throw new RangeError('a bug')
      return words(known, due)
    }
    expect(await store.dispatchDue(broken, { now: DUE, limit: 10 })).toEqual({
      due: 2,
      queued: 1,
      dropped: 0,
    })
    expect(faults).toEqual([new RangeError('a bug')])
    expect(await store.dispatchDue(broken, { now: DUE, limit: 10 })).toMatchObject({ due: 0 })
    const later = { now: DUE + 60 * 60_000, limit: 10 }
    expect(await store.dispatchDue(words, later)).toEqual({ due: 1, queued: 1, dropped: 0 })
  })

  it('are forecast by day in Japan and channel, counting people', async () => {
    const store = await bench.open()
    const night = planned('night', '2027-03-02', { hour: 0 })
    await plan(store, [planned('a'), planned('b'), night])
    await plan(store, [planned('a', '2027-03-01', { hour: 23 })], 'line:other')
    await plan(store, [planned('a'), planned('too late', '2027-03-08')], BO)
    await plan(store, [planned('a')], 'line:gone')
    await store.setReachable('line:gone', false, NOW)
    expect(await store.forecast('2027-03-01', 7)).toEqual([
      { day: '2027-03-01', channel: 'line', people: 2 },
      { day: '2027-03-01', channel: 'slack', people: 1 },
      { day: '2027-03-02', channel: 'line', people: 1 },
    ])
    expect(await store.forecast('2027-03-02', 1)).toHaveLength(1)
  })

  it('show in the gauges', async () => {
    const store = await bench.open()
    await plan(store, [planned('a'), planned('b', '2027-09-01')])
    const [first] = await store.remindersOf(AN)
    const dueAt = first?.dueAt ?? 0
    expect(await store.counts(NOW)).toMatchObject({
      reminders_scheduled: 2,
      reminders_due: 0,
      reminders_lag_ms: 0,
    })
    expect(await store.counts(dueAt + 5_000)).toMatchObject({
      reminders_scheduled: 2,
      reminders_due: 1,
      reminders_lag_ms: 5_000,
      people: 1,
    })
  })
})
