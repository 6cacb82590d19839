import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery, Outcome, Sender } from '../../../src/contracts/delivery.ts'
import type { PersonId } from '../../../src/contracts/person.ts'
import type { PersonRecord } from '../../../src/domain/conversation/state/record.ts'
import { dayInJapan, type Instant } from '../../../src/domain/dates/day.ts'
import { scheduleFor } from '../../../src/domain/reminders/schedule/projected-plan.ts'
import { remindOnce } from '../../../src/pipeline/reminders/remind-once.ts'
import { dispatchDueReminders } from '../../../src/pipeline/reminders/reminder-dispatcher.ts'
import { reminderHealth } from '../../../src/pipeline/reminders/reminder-health.ts'
import { withStaleGuard } from '../../../src/pipeline/stale-guard.ts'
import type { OpenStore } from '../../../src/store/open.ts'
import { HOLDER, PENDING, personWith } from '../../domain/reminders/people.ts'
import { newStore } from '../../store/databases.ts'
import { keeping } from '../../store/helpers.ts'

const at = (text: string): Instant => Date.parse(`${text}:00+09:00`)
const AN = 'line:Uan'
let store: OpenStore
let events = 0

beforeEach(async () => {
  store = await newStore()
})
afterEach(() => store.close())

/** Keeps a record with its schedule, as a turn does. */
async function keep(record: PersonRecord, when: Instant, person: PersonId = AN): Promise<void> {
  events += 1
  await store.accept([{ key: `k${events}`, person, incoming: { kind: 'start' }, at: when }], when)
  const turn = keeping(record, scheduleFor(record, dayInJapan(when)))
  await store.runTurns(person, turn, { now: when, leaseMs: 1_000 })
}

/** A sender that does what it is told and remembers what it was given. */
function sender(...outcomes: readonly Outcome[]): Sender & { readonly sent: Delivery[] } {
  const sent: Delivery[] = []
  const left = [...outcomes]
  return {
    channel: 'line',
    sent,
    send: async (delivery) => {
      sent.push(delivery)
      return left.shift() ?? { state: 'sent' }
    },
  }
}

const headlines = ({ sent }: { readonly sent: readonly Delivery[] }) =>
  sent.flatMap(({ messages }) => messages.map((one) => (one.kind === 'card' ? one.headline : one.kind)))

describe('one pass', () => {
  it('sends what is due once, and again nothing', async () => {
    await keep(personWith(PENDING), at('2026-11-22T12:00'))
    const line = sender()
    const now = at('2026-11-25T10:59')
    const dry = await remindOnce({ store, senders: [line] }, { now, dryRun: true })
    expect(dry).toEqual({ due: 1, sent: 0, held: 0, failed: 0, unknown: 0 })
    expect(line.sent).toEqual([])
    expect(await remindOnce({ store, senders: [line] }, { now })).toEqual({
      due: 1,
      sent: 1,
      held: 0,
      failed: 0,
      unknown: 0,
    })
    expect(await remindOnce({ store, senders: [line] }, { now })).toEqual({
      due: 0,
      sent: 0,
      held: 0,
      failed: 0,
      unknown: 0,
    })
    expect(headlines(line)).toEqual([expect.stringContaining('30 days left')])
  })

  it('sends several reminders of one day as one push', async () => {
    const nothing = { ...HOLDER, 'card-until': '2026-12-27', 'stay-until': '2026-12-27', renewal: 'nothing' }
    await keep(personWith(nothing), at('2026-11-22T12:00'))
    const line = sender()
    await remindOnce({ store, senders: [line] }, { now: at('2026-11-25T10:59') })
    expect(line.sent).toHaveLength(1)
    expect(headlines(line)).toHaveLength(1)
  })

  it('is not begun by a turn that comes after its hour, so that nobody gets an answer and a reminder at once', async () => {
    await keep(personWith(PENDING), at('2026-11-25T15:00'))
    const line = sender()
    await remindOnce({ store, senders: [line] }, { now: at('2026-11-25T16:00') })
    expect(line.sent).toEqual([])
  })

  it('counts each outcome, and what is tried again as held', async () => {
    const outcomes: readonly Outcome[] = [
      { state: 'held', reason: 'quota', notBefore: at('2026-12-01T00:00') },
      { state: 'failed', reason: 'refused' },
      { state: 'unknown', reason: 'no answer' },
      { state: 'retry', reason: 'busy' },
      { state: 'sent' },
    ]
    for (const index of outcomes.keys())
      await keep(personWith(PENDING), at('2026-11-22T12:00'), `line:U${index}`)
    const came = await remindOnce({ store, senders: [sender(...outcomes)] }, { now: at('2026-11-25T10:59') })
    expect(came).toEqual({ due: 5, sent: 1, held: 2, failed: 1, unknown: 1 })
  })
})

describe('a machine that slept', () => {
  it('says what still matters, that it is late, and drops what no longer does', async () => {
    await keep(personWith(PENDING), at('2026-11-22T12:00'))
    const line = sender()
    await remindOnce({ store, senders: [line] }, { now: at('2026-12-16T11:00') })
    expect(headlines(line)).toEqual([expect.stringContaining('9 days left')])
    const [message] = line.sent[0]?.messages ?? []
    expect(message?.kind === 'card' && message.lead[0]).toContain('late')
    // The others up to the last open day are told by the question after it.
    await remindOnce({ store, senders: [line] }, { now: at('2026-12-30T11:00') })
    expect(headlines(line)).toEqual([expect.any(String), expect.stringContaining('Did you get it done?')])
  })

  it('sends nothing at night: reminders due at night are sent in the morning, worded for that day', async () => {
    await keep(personWith(PENDING, { hour: 9 }), at('2026-11-22T12:00'))
    const line = sender()
    for (const hour of ['2026-12-16T21:00', '2026-12-17T03:00', '2026-12-17T08:59'])
      expect(await remindOnce({ store, senders: [line] }, { now: at(hour) })).toMatchObject({ sent: 0 })
    await remindOnce({ store, senders: [line] }, { now: at('2026-12-17T09:01') })
    expect(headlines(line)).toEqual([expect.stringContaining('8 days left')])
  })

  it('keeps to the night of the person’s own zone', async () => {
    await keep(personWith(PENDING, { zone: 'America/Los_Angeles' }), at('2026-11-22T12:00'), 'line:Uus')
    const line = sender()
    // Noon in Japan is 19 in Los Angeles in winter, 13 is 20.
    await remindOnce({ store, senders: [line] }, { now: at('2026-12-16T13:30') })
    expect(line.sent).toEqual([])
    await remindOnce({ store, senders: [line] }, { now: at('2026-12-17T03:59') })
    expect(line.sent).toHaveLength(1)
  })

  it('is not misled by a clock that goes back', async () => {
    await keep(personWith(PENDING), at('2026-11-22T12:00'))
    const line = sender()
    await dispatchDueReminders(store, { now: at('2026-11-25T10:59') })
    for (const now of ['2026-11-25T09:30', '2026-11-24T10:59', '2026-11-25T10:59', '2026-11-25T11:30'])
      await remindOnce({ store, senders: [line] }, { now: at(now) })
    expect(line.sent).toHaveLength(1)
  })
})

describe('a reminder that had to wait', () => {
  const held: Outcome = { state: 'held', reason: 'quota', notBefore: at('2026-12-01T00:00') }

  async function waitsUntil(when: string, record = personWith(PENDING)) {
    const line = sender(held)
    let now = at('2026-11-25T10:59')
    const careful = withStaleGuard(line, { person: store.person, now: () => now })
    await keep(personWith(PENDING), at('2026-11-22T12:00'))
    await remindOnce({ store, senders: [careful] }, { now })
    now = at('2026-11-28T12:00')
    await keep(record, now)
    now = at(when)
    const came = await remindOnce({ store, senders: [careful] }, { now })
    return { line, came }
  }

  it('goes out by day in the words of that day, and says that it is late', async () => {
    const { line, came } = await waitsUntil('2026-12-01T10:00')
    expect(came).toMatchObject({ sent: 1 })
    expect(headlines(line).at(-1)).toContain('24 days left')
  })

  it('does not go out at night', async () => {
    const { line, came } = await waitsUntil('2026-12-01T03:00')
    expect(came).toMatchObject({ sent: 0, held: 1 })
    expect(line.sent).toHaveLength(1)
  })

  it('does not go out when it is no longer true', async () => {
    const extended = {
      ...PENDING,
      'card-until': '2029-12-27',
      'stay-until': '2029-12-27',
      renewal: 'nothing',
    }
    const { line, came } = await waitsUntil('2026-12-01T10:00', personWith(extended))
    expect(came).toMatchObject({ sent: 0, failed: 1 })
    expect(line.sent).toHaveLength(1)
  })

  it('leaves every other delivery as it is', async () => {
    const line = sender()
    const careful = withStaleGuard(line, { person: store.person, now: () => at('2026-12-01T03:00') })
    const reply: Delivery = { id: 'r', person: AN, messages: [], cause: 'reply', priority: 10, attempts: 0 }
    expect(await careful.send(reply)).toEqual({ state: 'sent' })
    expect(line.sent).toEqual([reply])
  })
})

describe('urgent ones first', () => {
  it('sends the most urgent while a quota lasts', async () => {
    await keep(personWith(PENDING), at('2026-11-22T12:00'), 'line:Umonth')
    await keep(
      personWith({ ...PENDING, 'card-until': '2026-11-26', 'stay-until': '2026-11-26' }),
      at('2026-11-22T12:00'),
      'line:Uday',
    )
    await keep(
      personWith({ ...PENDING, 'card-until': '2026-12-09', 'stay-until': '2026-12-09' }),
      at('2026-11-22T12:00'),
      'line:Ufortnight',
    )
    const line = sender()
    await dispatchDueReminders(store, { now: at('2026-11-25T10:59') })
    const claimed = await store.claimDeliveries({
      channels: ['line'],
      limit: 10,
      leaseMs: 1,
      now: at('2026-11-25T11:00'),
    })
    expect(claimed.map(({ person }) => person)).toEqual(['line:Uday', 'line:Ufortnight', 'line:Umonth'])
    expect(line.sent).toEqual([])
  })
})

describe('readiness', () => {
  it('is red from a lag of more than ten minutes', async () => {
    await keep(personWith(PENDING), at('2026-11-22T12:00'))
    const on = async (when: string) => reminderHealth(await store.counts(at(when))).ok
    expect(await on('2026-11-25T09:59')).toBe(true)
    expect(await on('2026-11-25T11:30')).toBe(false)
    await dispatchDueReminders(store, { now: at('2026-11-25T11:30') })
    expect(await on('2026-11-25T11:31')).toBe(true)
  })
})
