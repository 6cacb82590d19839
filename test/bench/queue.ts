import { PgBoss } from 'pg-boss'
import type { Delivery } from '../../src/contracts/delivery.ts'
import { scheduleFor } from '../../src/domain/reminders/schedule/projected-plan.ts'
import { dispatchDueReminders } from '../../src/pipeline/reminders/reminder-dispatcher.ts'
import { type OpenStore, openStore } from '../../src/store/open.ts'
import { HOLDER, personWith } from '../domain/reminders/people.ts'
import { keeping } from '../store/helpers.ts'
import { onPostgres } from './bots.ts'
import type { Row } from './row.ts'
import { lanes } from './store.ts'

const JOBS = 20_000
const AT_ONCE = 500
/** As many as a process has under way (`delivery/exchange.ts`), and connections. */
const SENDS = 200
const CONNECTIONS = 10

const ASKED = Date.parse('2026-11-22T12:00:00+09:00')
const DUE = Date.parse('2026-12-13T10:30:00+09:00')
const DATA_KEY = Buffer.alloc(32, 7).toString('base64')

const perSecond = (count: number, began: number) => count / ((performance.now() - began) / 1_000)

/** So many people, one of whose reminders is due; the others of theirs are not. */
async function moveIn(store: OpenStore): Promise<void> {
  const answers = { ...HOLDER, 'card-until': '2026-12-27', 'stay-until': '2026-12-27', renewal: 'no' }
  const record = personWith(answers)
  const planned = scheduleFor(record, '2026-11-22')
  const [first] = planned.filter(({ day }) => day <= '2026-12-13').slice(-1)
  const reminders = first ? [first, ...planned.filter(({ day }) => day > '2026-12-13')] : []
  await lanes(JOBS, 50, async (number) => {
    const person = `line:U${number}` as const
    await store.accept([{ key: `k${number}`, person, incoming: { kind: 'start' }, at: ASKED }], ASKED)
    await store.runTurns(person, keeping(record, reminders), {
      now: ASKED,
      leaseMs: 1_000,
    })
  })
}

async function settleAll(store: OpenStore, deliveries: readonly Delivery[]): Promise<void> {
  await lanes(deliveries.length, SENDS, async (number) => {
    const delivery = deliveries[number]
    if (delivery) await store.settle(delivery, { state: 'sent' }, DUE)
  })
}

/** Reminders judged, put into words and queued; then each claimed and settled by itself. */
async function drainKigen(url: string) {
  const store = await openStore({ url, dataKey: DATA_KEY })
  try {
    await moveIn(store)
    const began = performance.now()
    const { deliveries } = await dispatchDueReminders(store, { now: DUE })
    if (deliveries !== JOBS) throw new Error(`${deliveries} of ${JOBS} reminders were due`)
    const dispatched = perSecond(JOBS, began)
    const queuedAt = performance.now()
    let drained = 0
    while (drained < JOBS) {
      const options = { channels: ['line'], limit: AT_ONCE, leaseMs: 60_000, now: DUE }
      const some = await store.claimDeliveries(options)
      await settleAll(store, some)
      drained += some.length
    }
    return { dispatched, settled: perSecond(JOBS, queuedAt), drained: perSecond(JOBS, began) }
  } finally {
    await store.close()
  }
}

/** As many jobs as Kigen has reminders, as large, some due and as many not. */
async function fill(boss: PgBoss, queue: string): Promise<void> {
  await boss.createQueue(queue)
  const data = { card: '1', kind: 'extend:14-days', until: '2026-12-27', words: 'x'.repeat(200) }
  const later = new Date(Date.now() + 86_400_000)
  for (let made = 0; made < JOBS; made += 1_000) {
    const some = Array.from({ length: 1_000 }, () => ({ data }))
    await boss.insert(queue, [...some, ...some.map((job) => ({ ...job, startAfter: later }))])
  }
}

async function drainBoss(boss: PgBoss, queue: string, each: boolean): Promise<number> {
  await fill(boss, queue)
  const began = performance.now()
  for (;;) {
    const jobs = await boss.fetch(queue, { batchSize: AT_ONCE })
    if (jobs.length === 0) return perSecond(JOBS, began)
    const ids = jobs.map(({ id }) => id)
    if (!each) await boss.complete(queue, ids)
    else
      await lanes(ids.length, SENDS, async (number) => {
        const id = ids[number]
        if (id !== undefined) await boss.complete(queue, id)
      })
  }
}

/** Due reminders drained from PostgreSQL beside as many jobs by pg-boss on the same server, every commit on the disk. */
export function benchDrain(): Promise<readonly Row[]> {
  return onPostgres(async (cluster) => {
    const boss = new PgBoss({
      connectionString: await cluster.database(),
      max: CONNECTIONS,
      supervise: false,
      schedule: false,
    })
    await boss.start()
    const batches = await drainBoss(boss, 'batches', false)
    const single = await drainBoss(boss, 'single', true)
    await boss.stop({ graceful: false })
    const { dispatched, settled, drained } = await drainKigen(await cluster.database())
    return [
      {
        what: 'reminders judged, worded and queued, PostgreSQL',
        value: dispatched,
        unit: 'a second',
        reference: batches,
        against: 'pg-boss: empty jobs fetched and completed in batches of 500',
      },
      {
        what: 'deliveries claimed and settled, each by itself, PostgreSQL',
        value: settled,
        unit: 'a second',
        reference: single,
        against: 'pg-boss: as many jobs fetched, each completed by itself',
      },
      {
        what: 'reminders drained: all of it, PostgreSQL',
        value: drained,
        unit: 'a second',
        reference: single,
        against: 'pg-boss: the same, nothing judged or worded',
      },
    ]
  })
}
