import { expect, it } from 'vitest'
import type { Delivery } from '../../../src/contracts/delivery.ts'
import type { PersonId } from '../../../src/contracts/person.ts'
import type { OpenStore } from '../../../src/store/open.ts'
import { onBoth } from '../databases.ts'
import {
  AN,
  BO,
  DAY,
  echo,
  keeping,
  MINUTE,
  NOW,
  planned,
  received,
  record,
  text,
  wordsOf,
} from '../helpers.ts'

const LEASE = 60_000
const options = { now: NOW, leaseMs: LEASE }
const claim = (now = NOW, limit = 10) => ({ channels: ['line', 'slack'], limit, leaseMs: LEASE, now })

/** Says one thing to the store and gets what goes out at once. */
async function say(store: OpenStore, key: string, person: PersonId = AN, now = NOW) {
  await store.accept([received(key, person, { at: now })], now)
  return store.runTurns(person, echo(), { now, leaseMs: LEASE })
}

function only(deliveries: readonly Delivery[]): Delivery {
  expect(deliveries).toHaveLength(1)
  const [first] = deliveries
  if (!first) throw new Error('nothing was handed out')
  return first
}

/** Puts a reminder with this priority into the outbox. */
async function remind(store: OpenStore, person: PersonId, priority: number, id = 'r') {
  await store.accept([received(`plan ${person} ${id}`, person)], NOW)
  const plan = [planned(id, '2027-02-02')]
  await store.runTurns(person, keeping(record(), plan), options)
  await store.dispatchDue(() => ({ messages: [text(`reminder ${id}`)], priority }), {
    now: NOW + 2 * DAY,
    limit: 10,
  })
}

onBoth('the line of what goes out', (bench) => {
  it('hands a reply out at once, to nobody else', async () => {
    const store = await bench.open()
    const delivery = only(await say(store, '1'))
    expect(delivery).toMatchObject({ person: AN, cause: 'reply', attempts: 0 })
    expect(wordsOf(delivery)).toEqual(['heard 1'])
    expect(await store.claimDeliveries(claim())).toEqual([])
  })

  it('gives a reply the same id when its turn has to run again, and it is a UUID', async () => {
    const [first, second] = [await bench.open(), await bench.open()]
    const id = only(await say(first, '1')).id
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(only(await say(first, '2', BO)).id).not.toBe(id)
    expect(only(await say(second, '1')).id, 'another installation has other names').not.toBe(id)
  })

  it('sends the replies of one person one after the other', async () => {
    const store = await bench.open()
    await store.accept([received('1'), received('2'), received('3')], NOW)
    const first = only(await store.runTurns(AN, echo(), options))
    expect(wordsOf(first)).toEqual(['heard 1'])
    expect(await store.claimDeliveries(claim()), 'the first is under way').toEqual([])
    await store.settle(first, { state: 'sent', ref: 'm1' }, NOW)
    const second = only(await store.claimDeliveries({ ...claim(), person: AN }))
    expect(wordsOf(second)).toEqual(['heard 2'])
    expect(second.attempts).toBe(0)
    await store.settle(second, { state: 'failed', reason: 'refused' }, NOW)
    expect(wordsOf(only(await store.claimDeliveries(claim())))).toEqual(['heard 3'])
  })

  it('does not hand out a new reply while an earlier one waits for its next try', async () => {
    const store = await bench.open()
    await store.settle(
      only(await say(store, '1')),
      { state: 'retry', reason: '500', notBefore: NOW + 5 * MINUTE },
      NOW,
    )
    expect(await say(store, '2')).toEqual([])
    expect(await store.claimDeliveries(claim(NOW + 4 * MINUTE))).toEqual([])
    expect(wordsOf(only(await store.claimDeliveries(claim(NOW + 5 * MINUTE))))).toEqual(['heard 1'])
  })

  it('takes no more than it is asked for, and only for the channels that it is asked for', async () => {
    const store = await bench.open()
    const people: readonly PersonId[] = ['line:1', 'line:2', 'slack:3']
    for (const person of people) await remind(store, person, 5)
    expect(await store.claimDeliveries({ ...claim(), channels: [] })).toEqual([])
    expect(await store.claimDeliveries({ ...claim(), channels: ['web'] })).toEqual([])
    expect(
      (await store.claimDeliveries({ ...claim(), channels: ['slack'] })).map(({ person }) => person),
    ).toEqual(['slack:3'])
    expect(await store.claimDeliveries(claim(NOW, 1))).toHaveLength(1)
    expect(await store.claimDeliveries(claim())).toHaveLength(1)
    expect(await store.claimDeliveries(claim())).toEqual([])
  })

  it('hands out the most urgent first among different people', async () => {
    const store = await bench.open()
    await remind(store, 'line:low', 1)
    await remind(store, 'line:high', 9)
    await remind(store, 'line:middle', 4)
    expect(only(await store.claimDeliveries(claim(NOW, 1))).person).toBe('line:high')
    expect((await store.claimDeliveries(claim())).map(({ person }) => person)).toEqual([
      'line:middle',
      'line:low',
    ])
  })

  it('hands out again what a process died with, says so, and keeps the first attempt', async () => {
    const store = await bench.open()
    const first = only(await say(store, '1'))
    expect(first.firstAttemptAt).toBeUndefined()
    expect(await store.claimDeliveries(claim(NOW + LEASE - 1))).toEqual([])
    const second = only(await store.claimDeliveries(claim(NOW + LEASE)))
    expect(second).toEqual({ ...first, attempts: 1, firstAttemptAt: NOW })
    const third = only(await store.claimDeliveries(claim(NOW + 3 * LEASE)))
    expect(third).toEqual({ ...first, attempts: 2, firstAttemptAt: NOW })
  })

  it('ignores a straggler whose lease ended, unless it brings the news that it was sent', async () => {
    const store = await bench.open()
    const straggler = only(await say(store, '1'))
    const second = only(await store.claimDeliveries(claim(NOW + LEASE)))
    await store.settle(straggler, { state: 'retry', reason: 'late', notBefore: NOW }, NOW + LEASE)
    expect(await store.claimDeliveries(claim(NOW + LEASE)), 'still under way').toEqual([])
    await store.settle(straggler, { state: 'sent' }, NOW + LEASE)
    await store.settle(second, { state: 'retry', reason: 'again', notBefore: NOW }, NOW + LEASE)
    expect(await store.claimDeliveries(claim(NOW + 9 * LEASE)), 'sent is for ever').toEqual([])
  })

  it('leaves ever more time between tries when the channel names none', async () => {
    const store = await bench.open()
    let delivery = only(await say(store, '1'))
    let now = NOW
    for (const atMost of [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]) {
      await store.settle(delivery, { state: 'retry', reason: '500' }, now)
      expect(await store.claimDeliveries(claim(now + atMost * 750 - 1)), 'too early').toEqual([])
      now += atMost * 1_000
      delivery = only(await store.claimDeliveries(claim(now)))
    }
    expect(delivery.attempts).toBe(12)
  })

  it('gives notes back to the channel until it leaves others', async () => {
    const store = await bench.open()
    const outcome = { state: 'unknown', reason: 'timeout', notBefore: NOW + 1 } as const
    await store.settle(only(await say(store, '1')), { ...outcome, memo: { ts: '17.5' } }, NOW)
    const second = only(await store.claimDeliveries(claim(NOW + 1)))
    expect(second).toMatchObject({ attempts: 1, firstAttemptAt: NOW, memo: { ts: '17.5' } })
    await store.settle(second, { ...outcome, notBefore: NOW + 2 }, NOW + 1)
    const third = only(await store.claimDeliveries(claim(NOW + 2)))
    expect(third.memo).toEqual({ ts: '17.5' })
    await store.settle(
      third,
      { state: 'retry', reason: 'not there', notBefore: NOW + 3, memo: { n: 1 } },
      NOW + 2,
    )
    expect(only(await store.claimDeliveries(claim(NOW + 3))).memo).toEqual({ n: 1 })
  })

  it('never hands out again what nobody will ask about, but hears when it turns up', async () => {
    const store = await bench.open()
    const lost = only(await say(store, '1'))
    await store.settle(lost, { state: 'unknown', reason: 'too old' }, NOW)
    expect(await store.claimDeliveries(claim(NOW + 9 * LEASE))).toEqual([])
    expect(await store.counts(NOW)).toMatchObject({ outbox_unknown: 1, outbox_sent: 0 })
    await store.settle({ id: lost.id }, { state: 'sent', ref: '17.5' }, NOW)
    expect(await store.counts(NOW)).toMatchObject({ outbox_unknown: 0, outbox_sent: 1 })
  })

  it('lets an answer pass what is held or unknown, and brings that back in time', async () => {
    const store = await bench.open()
    await remind(store, AN, 5)
    const nextMonth = NOW + 28 * 24 * 60 * MINUTE
    const reminder = only(await store.claimDeliveries(claim()))
    await store.settle(reminder, { state: 'held', reason: 'quota', notBefore: nextMonth }, NOW)
    const reply = only(await say(store, 'hello'))
    await store.settle(reply, { state: 'unknown', reason: 'timeout', notBefore: nextMonth }, NOW)
    await store.settle(only(await say(store, 'again')), { state: 'sent' }, NOW)
    const back = [only(await store.claimDeliveries(claim(nextMonth)))]
    for (const delivery of back) await store.settle(delivery, { state: 'sent' }, nextMonth)
    back.push(only(await store.claimDeliveries(claim(nextMonth))))
    expect(
      back.map(({ id }) => id),
      'one at a time, the answer first',
    ).toEqual([reply.id, reminder.id])
  })

  it('keeps a held reminder out while the answer is on its way', async () => {
    const store = await bench.open()
    await remind(store, AN, 5)
    await store.settle(
      only(await store.claimDeliveries(claim())),
      { state: 'held', reason: 'quota', notBefore: NOW + 1 },
      NOW,
    )
    const reply = only(await say(store, 'hello'))
    expect(await store.claimDeliveries(claim(NOW + 1))).toEqual([])
    await store.settle(reply, { state: 'sent' }, NOW + 1)
    expect(wordsOf(only(await store.claimDeliveries(claim(NOW + 1))))).toEqual(['reminder r'])
  })

  it('says nothing when the outcome of something erased comes in', async () => {
    const store = await bench.open()
    const delivery = only(await say(store, '1'))
    await store.erase(AN, NOW)
    await store.settle(delivery, { state: 'sent' }, NOW)
    expect(await store.counts(NOW)).toMatchObject({ outbox_sent: 0, outbox_pending: 0, people: 0 })
  })

  it('shows a page the deliveries of its person after its cursor, for a day at least', async () => {
    const store = await bench.open()
    for (const key of ['1', '2', '3']) {
      await store.settle(only(await say(store, key)), { state: 'sent' }, NOW)
      await say(store, key, BO)
    }
    await store.sweep(NOW + 24 * 60 * MINUTE)
    const all = await store.deliveriesAfter(AN, 0, 10)
    expect(all.map(({ delivery }) => wordsOf(delivery)[0])).toEqual(['heard 1', 'heard 2', 'heard 3'])
    const [first, second] = all
    expect(await store.deliveriesAfter(AN, first?.cursor ?? -1, 1)).toEqual([second])
    await store.sweep(NOW + 3 * 24 * 60 * MINUTE)
    expect(await store.deliveriesAfter(AN, 0, 10)).toEqual([])
    await say(store, '4', AN, NOW + 3 * 24 * 60 * MINUTE)
    const [later] = await store.deliveriesAfter(AN, 0, 10)
    expect(later?.cursor, 'grows even after everything was removed').toBeGreaterThan(all.at(-1)?.cursor ?? 0)
  })
})
