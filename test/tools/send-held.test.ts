import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { addDays } from '../../src/domain/dates/arithmetic.ts'
import { dayInJapan } from '../../src/domain/dates/day.ts'
import { scheduleFor } from '../../src/domain/reminders/schedule/projected-plan.ts'
import { openStore } from '../../src/store/open.ts'
import { HOLDER, personWith } from '../domain/reminders/people.ts'
import { PATIENCE_MS } from '../patience.ts'
import { startLine } from '../platforms/line/line.ts'
import type { Phone } from '../platforms/line/phone.ts'
import { settingsFor } from '../platforms/line/product.ts'
import { folder, settingsIn, startProduct } from '../runtime/product.ts'
import { keeping } from '../store/helpers.ts'
import { npmRun } from './npm.ts'

const data = folder()
const DATABASE_URL = `sqlite:${data.path}/kigen.db`
let line: Awaited<ReturnType<typeof startLine>>
beforeAll(async () => {
  line = await startLine()
})
afterAll(async () => {
  await line.close()
  data.remove()
})

const env = () =>
  settingsIn('', {
    ...settingsFor(line, { databaseUrl: DATABASE_URL }),
    LOG_LEVEL: 'info',
    REMINDER_HOURS: '0-24',
  })

/** Somebody whose reminder was due yesterday. */
async function personToRemind(phone: Phone): Promise<void> {
  const { DATA_KEY: dataKey } = env()
  const store = await openStore({ url: DATABASE_URL, dataKey })
  const now = Date.now()
  const today = dayInJapan(now)
  const until = addDays(today, 10)
  const record = personWith({ ...HOLDER, 'card-until': until, 'stay-until': until, renewal: 'no' })
  const reminders = scheduleFor(record, addDays(today, -30))
    .filter(({ day }) => day < today)
    .slice(-1)
  expect(reminders).toHaveLength(1)
  const person = `line:${phone.id}` as const
  const began = now - 20 * 86_400_000
  await store.accept([{ key: 'asked', person, incoming: { kind: 'start' }, at: began }], began)
  await store.runTurns(person, keeping(record, reminders), { now: began, leaseMs: 1_000 })
  await store.close()
}

const WITHIN = { timeout: PATIENCE_MS }

async function start() {
  const product = await startProduct(env())
  onTestFinished(() => void product.child.kill('SIGKILL'))
  return {
    ...product,
    stop: async () => {
      product.child.kill('SIGTERM')
      expect(await product.ended()).toBe(0)
    },
  }
}

it('what waited for a larger plan goes out at once, and nothing else does', async () => {
  const phone = line.person()
  await personToRemind(phone)
  expect(npmRun('send-held', [], env()).stdout).toBe('{"released":0}\n')

  line.state.quota = 0
  const poor = await start()
  await expect.poll(() => poor.lines.some((text) => text.includes('send held')), WITHIN).toBe(true)
  expect(phone.arrivals()).toEqual([])
  await poor.stop()

  line.state.quota = 1_000
  const rich = await start()
  expect(phone.arrivals()).toEqual([])
  expect(npmRun('send-held', [], env()).stdout).toBe('{"released":1}\n')
  await expect.poll(() => phone.arrivals().length, WITHIN).toBe(1)
  expect(npmRun('send-held', [], env()).stdout).toBe('{"released":0}\n')
  await rich.stop()
})

it('makes no database where none is', () => {
  const { status, stderr } = npmRun('send-held', [], {
    ...env(),
    DATABASE_URL: `sqlite:${data.path}/none.db`,
  })
  expect([status, stderr]).toEqual([1, `there is no database at ${data.path}/none.db yet\n`])
})
