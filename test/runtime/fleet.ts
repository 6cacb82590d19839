import { once } from 'node:events'
import { addDays } from '../../src/domain/dates/arithmetic.ts'
import { dayInJapan } from '../../src/domain/dates/day.ts'
import { scheduleFor } from '../../src/domain/reminders/schedule/projected-plan.ts'
import { type OpenStore, openStore } from '../../src/store/open.ts'
import { HOLDER, personWith } from '../domain/reminders/people.ts'
import { type StandInLine, startLine } from '../platforms/line/line.ts'
import type { Phone } from '../platforms/line/phone.ts'
import { settingsFor } from '../platforms/line/product.ts'
import { keeping } from '../store/helpers.ts'
import { startBalancer } from './balancer.ts'
import { type Product, settingsIn, startProduct } from './product.ts'

/** How much faster clocks run: what takes half a minute after a crash takes seconds here. */
const SPEED = 6

/** Who plays which role: anybody takes webhooks, two race for the reminders. */
const ROLES = ['web', 'web,reminders', 'web,reminders']

const SAME_CLOCK = 'test/platforms/line/child.ts'
const DAY_MS = 86_400_000

/** Several processes of the product over one database, LINE before them. */
export interface Fleet {
  readonly line: StandInLine
  readonly store: OpenStore
  /** The processes as they are now. */
  readonly members: () => readonly Product[]
  /** Kills one of them at once and starts another in its place. */
  replace(index: number): Promise<void>
  stop(): Promise<void>
}

/** So many people with a reminder that is due now, and others that are not. */
async function remind(store: OpenStore, line: StandInLine, people: number): Promise<readonly Phone[]> {
  const now = Date.now()
  const today = dayInJapan(now)
  const until = addDays(today, 10)
  const record = personWith({ ...HOLDER, 'card-until': until, 'stay-until': until, renewal: 'no' })
  const planned = scheduleFor(record, addDays(today, -30))
  const due = planned.filter(({ day }) => day < today).slice(-1)
  const later = planned.filter(({ day }) => day > today)
  const phones = Array.from({ length: people }, () => line.person())
  const began = now - 20 * DAY_MS
  const reminders = [...due, ...later]
  const ask = async ({ id }: Phone) => {
    const person = `line:${id}` as const
    await store.accept([{ key: `asked-${id}`, person, incoming: { kind: 'start' }, at: began }], began)
    await store.runTurns(person, keeping(record, reminders), { now: began, leaseMs: 1_000 })
  }
  await Promise.all(phones.map(ask))
  return phones
}

/** Starts three processes. `fast`: their clocks, and LINE's, run `SPEED` times as fast. */
export async function startFleet(
  databaseUrl: string,
  { due = 0, fast = false }: { readonly due?: number; readonly fast?: boolean },
): Promise<Fleet & { readonly due: readonly Phone[] }> {
  const from = Date.now()
  const now = () => (fast ? Math.round(from + (Date.now() - from) * SPEED) : Date.now())
  const line = await startLine({ now })
  const clock = fast ? { CLOCK_FROM: String(from), CLOCK_SPEED: String(SPEED) } : {}
  const settings = (index: number) =>
    settingsIn('', {
      ...settingsFor(line, { databaseUrl }),
      ...clock,
      LOG_LEVEL: 'info',
      REMINDER_HOURS: '0-24',
      WORKERS: ROLES[index] ?? 'web',
    })
  const { DATA_KEY: dataKey } = settings(0)
  const store = await openStore({ url: databaseUrl, dataKey, now })
  const phones = await remind(store, line, due)
  const start = (index: number) => startProduct(settings(index), fast ? SAME_CLOCK : undefined)
  const members = await Promise.all(ROLES.map((_, index) => start(index)))
  const balancer = await startBalancer(() => members.map(({ url }) => url))
  line.state.webhook = `${balancer.url}/line/webhook`
  return {
    line,
    store,
    due: phones,
    members: () => members,
    replace: async (index) => {
      const dying = members[index]
      if (!dying) throw new Error(`there is no process ${index}`)
      dying.child.kill('SIGKILL')
      await dying.ended()
      members[index] = await start(index)
    },
    stop: async () => {
      for (const { child } of members) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      await store.close()
      await balancer.close()
      await line.close()
    },
  }
}
