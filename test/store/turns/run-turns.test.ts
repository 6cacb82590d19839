import { expect, it } from 'vitest'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { eventHandlerOf } from '../../../src/pipeline/turn-runner.ts'
import { onBoth } from '../databases.ts'
import {
  AN,
  BO,
  DAY,
  echo,
  heard,
  keeping,
  NOW,
  planned,
  received,
  record,
  tap,
  text,
  wordsOf,
} from '../helpers.ts'

const options = { now: NOW, leaseMs: 60_000 }
const claim = (now = NOW) => ({ channels: ['line', 'slack'], limit: 10, leaseMs: 60_000, now })

/** What another version of the program may have written. */
const asRecord = (value: unknown): PersonRecord => JSON.parse(JSON.stringify(value))

onBoth('a turn', (bench) => {
  it('keeps the record, when the person came first and last', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    await store.runTurns(AN, echo(), options)
    await store.accept([received('2')], NOW + DAY)
    await store.runTurns(AN, echo(), { ...options, now: NOW + DAY })
    expect(await store.person(AN)).toEqual({
      id: AN,
      record: record({ q0: '1', q1: '2' }),
      reachable: true,
      firstSeen: NOW,
      lastSeen: NOW + DAY,
    })
  })

  it('keeps nothing of somebody who asks in public only', async () => {
    const store = await bench.open()
    await store.accept([received('1', BO, { incoming: { kind: 'ask-in-public', text: 'when?' } })], NOW)
    const general = eventHandlerOf((_, before) => ({
      record: before,
      messages: [text('in general')],
      reminders: [],
    }))
    const [delivery] = await store.runTurns(BO, general, options)
    expect(delivery && wordsOf(delivery)).toEqual(['in general'])
    expect(await store.person(BO)).toBeUndefined()
  })

  it('does nothing and keeps nothing when nothing waits', async () => {
    const store = await bench.open()
    expect(await store.runTurns(AN, echo(), options)).toEqual([])
    expect(await store.person(AN)).toBeUndefined()
  })

  it('erases everything on request but the last words, which go soon after they arrived', async () => {
    const store = await bench.open()
    await store.values.set('calendar:1', 'token', { owner: AN })
    await store.accept([received('1'), received('2')], NOW)
    await store.runTurns(AN, echo([planned('a')]), options)
    await store.accept([tap('3', 'delete-confirmed')], NOW)
    const [goodbye] = await store.runTurns(AN, echo(), options)
    expect(goodbye && wordsOf(goodbye)).toEqual(['bye'])
    expect(await store.person(AN)).toBeUndefined()
    expect(await store.remindersOf(AN)).toEqual([])
    expect(await store.values.get('calendar:1')).toBeUndefined()
    expect(await store.deliveriesAfter(AN, 0, 10)).toHaveLength(1)
    await store.settle(goodbye ?? { id: '' }, { state: 'sent' }, NOW)
    await store.claimDeliveries(claim(NOW + 60_000))
    expect(await store.deliveriesAfter(AN, 0, 10)).toEqual([])
    expect(await store.accept([received('1'), tap('3', 'delete-confirmed')], NOW), 'repeats').toEqual([])
  })

  it('starts anew with somebody who writes right behind their farewell', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    await store.runTurns(AN, echo([planned('a')]), options)
    await store.accept([received('2'), tap('3', 'delete-confirmed'), received('4')], NOW + DAY)
    const [first] = await store.runTurns(AN, echo(), { ...options, now: NOW + DAY })
    expect(first && wordsOf(first), 'what was said before went, too').toEqual(['bye'])
    expect(await store.person(AN)).toMatchObject({ record: record({ q0: '4' }), firstSeen: NOW + DAY })
    expect(await store.remindersOf(AN)).toEqual([])
    await store.settle(first ?? { id: '' }, { state: 'sent' }, NOW + DAY)
    const [second] = await store.claimDeliveries(claim(NOW + DAY))
    expect(second && wordsOf(second)).toEqual(['heard 4'])
  })

  it('drops from an old record what does not fit any more, and keeps the rest', async () => {
    const url = await bench.url()
    const [earlier, store] = [await bench.open({ url }), await bench.open({ url })]
    const old = { ...record({ status: 'student', note: 'x'.repeat(300) }), snoozed: { a: 'tomorrow' } }
    await earlier.accept([received('1')], NOW)
    await earlier.runTurns(AN, keeping(asRecord(old)), options)
    expect((await store.person(AN))?.record).toEqual(record({ status: 'student' }))
  })

  it('says that a record cannot be read at all, without a word of it, and goes on with others', async () => {
    const url = await bench.url()
    const [earlier, store] = [await bench.open({ url }), await bench.open({ url })]
    await store.accept([received('1'), received('2', BO)], NOW)
    const nonsense = { v: 99, secret: 'marked' }
    await earlier.runTurns(AN, keeping(asRecord(nonsense)), options)
    await store.accept([received('3')], NOW)
    const fault: unknown = await store.runTurns(AN, echo(), options).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'corrupt' })
    expect(String(fault)).not.toMatch(/marked|line:/)
    expect(await store.peopleWaiting(10)).toEqual([BO, AN])
    await store.runTurns(BO, echo(), options)
    expect(heard((await store.person(BO))?.record)).toEqual(['2'])
  })
})

onBoth('a turn that is committed with what came in', (bench) => {
  it('keeps, answers and schedules as one that waited', async () => {
    const [store, other] = [await bench.open(), await bench.open()]
    const events = [received('1'), received('2', AN, { replyTo: { token: 'r' } })]
    for (const event of events) {
      const [delivery] = (await store.answer(event, echo([planned('a')]), options)) ?? []
      await other.accept([event], NOW)
      const [waited] = await other.runTurns(AN, echo([planned('a')]), options)
      const { id: _, ...rest } = waited ?? { id: '' }
      expect(delivery).toMatchObject(rest)
      await store.settle(delivery ?? { id: '' }, { state: 'sent' }, NOW)
      await other.settle(waited ?? { id: '' }, { state: 'sent' }, NOW)
    }
    expect(await store.person(AN)).toEqual(await other.person(AN))
    expect(await store.remindersOf(AN)).toEqual(await other.remindersOf(AN))
    expect(await store.counts(NOW)).toEqual(await other.counts(NOW))
  })

  it('knows a repeat, however either came', async () => {
    const store = await bench.open()
    expect(await store.answer(received('1'), echo(), options)).toHaveLength(1)
    expect(await store.answer(received('1'), echo(), options)).toEqual([])
    expect(await store.accept([received('1'), received('2')], NOW)).toEqual([AN])
    await store.runTurns(AN, echo(), options)
    expect(await store.answer(received('2'), echo(), options)).toEqual([])
    expect(heard((await store.person(AN))?.record)).toEqual(['1', '2'])
  })

  it('does nothing where something earlier waits', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    expect(await store.answer(received('2'), echo(), options)).toBeUndefined()
    expect(await store.accept([received('2')], NOW)).toEqual([AN])
    await store.runTurns(AN, echo(), options)
    expect(heard((await store.person(AN))?.record)).toEqual(['1', '2'])
  })

  it('keeps nothing when it throws, not even that something came', async () => {
    const store = await bench.open()
    const broken = () => {
      throw new RangeError('a bug')
    }
    await expect(store.answer(received('1'), broken, options)).rejects.toThrow(RangeError)
    expect(await store.person(AN)).toBeUndefined()
    expect(await store.accept([received('1')], NOW)).toEqual([AN])
  })

  it('waits behind an answer that is on its way', async () => {
    const store = await bench.open()
    const [first] = (await store.answer(received('1'), echo(), options)) ?? []
    expect(await store.answer(received('2'), echo(), options)).toEqual([])
    expect(await store.claimDeliveries(claim())).toEqual([])
    await store.settle(first ?? { id: '' }, { state: 'sent' }, NOW)
    expect((await store.claimDeliveries(claim())).map(wordsOf)).toEqual([['heard 2']])
  })

  it('is run once when the same comes to several at once, and one after the other for each person', async () => {
    const store = await bench.open()
    const keys = Array.from({ length: 20 }, (_, n) => `${n % 10}`)
    const done = await Promise.all(keys.map((key) => store.answer(received(key), echo(), options)))
    expect(done).not.toContain(undefined)
    expect(heard((await store.person(AN))?.record).toSorted()).toEqual([...new Set(keys)])
  })
})

onBoth('somebody who cannot be reached', (bench) => {
  it('is unknown, reachable, gone, back', async () => {
    const store = await bench.open()
    await store.setReachable(AN, true, NOW)
    expect(await store.person(AN), 'nothing has to be kept').toBeUndefined()
    await store.setReachable(AN, false, NOW)
    expect(await store.person(AN)).toMatchObject({ reachable: false, record: undefined })
    await store.setReachable(AN, true, NOW)
    expect(await store.person(AN)).toMatchObject({ reachable: true })
  })

  it('is sent nothing: what waits has failed, what comes fails', async () => {
    const store = await bench.open()
    await store.accept([received('1'), received('2')], NOW)
    const [first] = await store.runTurns(AN, echo(), options)
    await store.settle(first ?? { id: '' }, { state: 'failed', reason: 'blocked', unreachable: true }, NOW)
    expect(await store.claimDeliveries(claim())).toEqual([])
    await store.accept([received('late', AN, { at: NOW - 1 })], NOW)
    expect(await store.runTurns(AN, echo(), options)).toEqual([])
    expect(await store.claimDeliveries(claim())).toEqual([])
    expect(heard((await store.person(AN))?.record)).toEqual(['1', '2', 'late'])
    expect(await store.counts(NOW)).toMatchObject({ outbox_failed: 3, outbox_pending: 0 })
  })

  it('gets no reminders until they are back', async () => {
    const store = await bench.open()
    await store.accept([received('1')], NOW)
    const [reply] = await store.runTurns(AN, echo([planned('a', '2027-02-02')]), options)
    await store.settle(reply ?? { id: '' }, { state: 'sent' }, NOW)
    await store.setReachable(AN, false, NOW)
    const later = { now: NOW + 3 * DAY, limit: 10 }
    const words = () => ({ messages: [text('due')], priority: 1 })
    expect(await store.dispatchDue(words, later)).toEqual({ due: 0, queued: 0, dropped: 0 })
    await store.setReachable(AN, true, later.now)
    expect(await store.dispatchDue(words, later)).toEqual({ due: 1, queued: 1, dropped: 0 })
  })

  it('is back when they write, and is answered', async () => {
    const store = await bench.open()
    await store.setReachable(AN, false, NOW)
    await store.accept([received('1', AN, { at: NOW + 1 })], NOW + 1)
    expect(await store.runTurns(AN, echo(), { ...options, now: NOW + 1 })).toHaveLength(1)
    expect(await store.person(AN)).toMatchObject({ reachable: true })
  })
})
