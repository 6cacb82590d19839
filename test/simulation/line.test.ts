import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/contracts/person.ts'
import { dayInJapan } from '../../src/domain/dates/day.ts'
import { scheduleFor } from '../../src/domain/reminders/schedule/projected-plan.ts'
import { remindOnce } from '../../src/pipeline/reminders/remind-once.ts'
import { lineSenderTo } from '../domain/reminders/line-sender.ts'
import { PENDING, personWith } from '../domain/reminders/people.ts'
import { type Fault, startLine } from '../platforms/line/line.ts'
import { newStore } from '../store/databases.ts'
import { keeping } from '../store/helpers.ts'
import { diceOf } from './random.ts'

const ASKED = Date.parse('2026-11-22T12:00:00+09:00')
const MINUTE = 60_000
const PEOPLE = 60
const FAULTS: readonly [Fault, ...Fault[]] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: '500-before' },
  { kind: '500-after' },
  { kind: 'rate' },
]

describe('reminders over LINE with half of its answers lost', () => {
  it('reach every phone exactly once, by real requests with their retry keys', async () => {
    let now = ASKED
    const dice = diceOf(5)
    const line = await startLine({ now: () => now })
    const store = await newStore({ now: () => now })
    const record = personWith(PENDING)
    const phones = Array.from({ length: PEOPLE }, () => line.person())
    for (const { id } of phones) {
      const person: PersonId = `line:${id}`
      await store.accept([{ key: id, person, incoming: { kind: 'start' }, at: now }], now)
      const turn = keeping(record, scheduleFor(record, dayInJapan(ASKED)))
      await store.runTurns(person, turn, { now, leaseMs: 1_000 })
    }
    line.faults = ({ path }) => (path.endsWith('/push') && dice.chance(0.5) ? dice.pick(FAULTS) : undefined)
    now = Date.parse('2026-11-25T10:59:00+09:00')
    const sender = lineSenderTo(line, store, () => now)
    const total = { due: 0, sent: 0 }
    for (let round = 0; round < 40; round += 1) {
      const came = await remindOnce({ store, senders: [sender] }, { now })
      total.due += came.due
      total.sent += came.sent
      now += 10 * MINUTE
    }
    expect(total).toEqual({ due: PEOPLE, sent: PEOPLE })
    expect(phones.map((phone) => phone.arrivals().filter(({ by }) => by === 'push').length)).toEqual(
      phones.map(() => 1),
    )
    expect(line.requests.length).toBeGreaterThan(PEOPLE * 1.3)
    await store.close()
    await line.close()
  })
})
