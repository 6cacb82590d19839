import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Day, dayInJapan } from '../../src/domain/dates/day.ts'
import type { ReminderHandler } from '../../src/store/contract/store.ts'
import { onBoth } from './databases.ts'
import { AN, DAY, keeping, NOW, planned, received, record, text, wordsOf } from './helpers.ts'

// However a person's plan changes from day to day: a reminder that was planned ahead goes out on the first dispatch at
// which it is due, and never again. What is due already when it is first planned is not begun: the person is answered then.

const DAYS = 6

/** The day in Japan so many days after `NOW`. */
const dayAfter = (days: number): Day => dayInJapan(NOW + days * DAY)

/** For each day, which of five reminders are planned, and for how many days later. */
const plans = fc.array(fc.array(fc.tuple(fc.nat(4), fc.nat(3)), { maxLength: 5 }), {
  minLength: DAYS,
  maxLength: DAYS,
})

const words: ReminderHandler = (_, due) => ({ messages: due.map(({ id }) => text(id)), priority: 3 })

onBoth('any course of plans', (bench, dialect) => {
  it('sends each reminder once, when it is first due', async () => {
    const store = await bench.open()
    let course = 0
    await fc.assert(
      fc.asyncProperty(plans, async (courses) => {
        course++
        await store.erase(AN, NOW)
        const [expected, sent]: [string[][], string[][]] = [[], []]
        const gone = new Set<string>()
        let ahead = new Set<string>()
        for (const [today, plan] of courses.entries()) {
          const now = NOW + today * DAY
          const unique = new Map(plan.map(([id, wait]) => [`r${id}`, today + wait]))
          const reminders = [...unique].map(([id, on]) => planned(id, dayAfter(on), { hour: 8 }))
          await store.accept([received(`${course} ${today}`)], now)
          await store.runTurns(AN, keeping(record(), reminders), { now, leaseMs: 1 })
          await store.dispatchDue(words, { now, limit: 10 })
          const scheduled = [...unique].filter(([id, on]) => !gone.has(id) && (on > today || ahead.has(id)))
          const due = scheduled.filter(([, on]) => on <= today).map(([id]) => id)
          for (const id of due) gone.add(id)
          ahead = new Set(scheduled.map(([id]) => id))
          expected.push(due.toSorted())
          const deliveries = await store.claimDeliveries({ channels: ['line'], limit: 10, leaseMs: 1, now })
          sent.push(deliveries.flatMap(wordsOf).toSorted())
          for (const delivery of deliveries) await store.settle(delivery, { state: 'sent' }, now)
        }
        expect(sent).toEqual(expected)
      }),
      { numRuns: dialect === 'sqlite' ? 100 : 15 },
    )
  })
})
