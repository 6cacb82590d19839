import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Sender } from '../../src/contracts/delivery.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import { dayInJapan } from '../../src/domain/dates/day.ts'
import { scheduleFor } from '../../src/domain/reminders/schedule/projected-plan.ts'
import { sendDue } from '../../src/pipeline/outbox-sender.ts'
import { dispatchDueReminders } from '../../src/pipeline/reminders/reminder-dispatcher.ts'
import { type OpenStore, openStore } from '../../src/store/open.ts'
import { lineSenderTo } from '../domain/reminders/line-sender.ts'
import { PENDING, personWith } from '../domain/reminders/people.ts'
import { keeping } from '../store/helpers.ts'

/** A drain of due reminders: real records, plans and words, SQLite on the disk, LINE's stand-in in a process of its own. */
export interface Drain {
  readonly due: number
  readonly scheduled: number
  /** From claim to settled push, dispatch and sending side by side. */
  readonly perSecond: number
  /** What arrived at LINE; must be `due`. */
  readonly arrived: number
}

const ASKED = Date.parse('2026-11-22T12:00:00+09:00')
const DUE = Date.parse('2026-11-25T10:59:00+09:00')
const AT_ONCE = 200
const PUMPS = 2

const idOf = (number: number): PersonId => `line:U${String(number).padStart(32, '0')}`

/** So many people with this whole schedule each; resolves to how many reminders one of them has. */
async function moveIn(store: OpenStore, people: number): Promise<number> {
  const record = personWith(PENDING)
  const reminders = scheduleFor(record, dayInJapan(ASKED))
  let next = 0
  const lane = async () => {
    for (let number = next++; number < people; number = next++) {
      const person = idOf(number)
      await store.accept([{ key: `k${number}`, person, incoming: { kind: 'start' }, at: ASKED }], ASKED)
      await store.runTurns(person, keeping(record, reminders), {
        now: ASKED,
        leaseMs: 1_000,
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return reminders.length
}

interface Line {
  readonly url: string
  readonly secret: string
  readonly accessToken: string
  arrived(): Promise<number>
  stop(): void
}

async function startLine(people: number): Promise<Line> {
  const path = new URL('./reminders-line.ts', import.meta.url).pathname
  const child = fork(path, [String(people)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  if (!child.stdout) throw new Error('no output to read')
  for await (const text of createInterface({ input: child.stdout })) {
    const arrived = () =>
      new Promise<number>((resolve) => {
        child.once('message', (message: { arrived: number }) => resolve(message.arrived))
        child.send({})
      })
    return { ...JSON.parse(text), arrived, stop: () => child.kill('SIGKILL') }
  }
  throw new Error('LINE did not start')
}

/** Sends whatever is ready until the dispatcher is done and nothing is left. */
async function pump(store: OpenStore, sender: Sender, isOver: () => boolean): Promise<void> {
  for (;;) {
    const over = isOver()
    const sent = await sendDue({ store, senders: [sender], now: () => DUE }, AT_ONCE)
    if (sent.length > 0) continue
    if (over) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Drains one due reminder of each of so many people, beside everything else that they have scheduled. */
export async function drain(people: number): Promise<Drain> {
  const folder = mkdtempSync(join(tmpdir(), 'kigen-bench-'))
  const store = await openStore({ url: `sqlite:${join(folder, 'kigen.db')}` })
  const line = await startLine(people)
  try {
    const scheduled = people * (await moveIn(store, people))
    const sender = lineSenderTo(line, store, () => DUE)
    const began = performance.now()
    let over = false
    const dispatching = dispatchDueReminders(store, { now: DUE }).then(() => {
      over = true
    })
    await Promise.all([dispatching, ...Array.from({ length: PUMPS }, () => pump(store, sender, () => over))])
    const seconds = (performance.now() - began) / 1_000
    return { due: people, scheduled, perSecond: people / seconds, arrived: await line.arrived() }
  } finally {
    line.stop()
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

/** Words for one due reminder in a second, without store or network: plan of the day, message, priority. */
export async function wordsPerSecond(times = 5_000): Promise<number> {
  const { remindersDue } = await import('../../src/domain/reminders/content/words.ts')
  const record = personWith(PENDING)
  const due = scheduleFor(record, dayInJapan(ASKED)).slice(0, 1)
  const began = performance.now()
  for (let time = 0; time < times; time += 1) remindersDue(record, due, dayInJapan(DUE))
  return times / ((performance.now() - began) / 1_000)
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  console.log({ wordsPerSecond: Math.round(await wordsPerSecond()) })
  console.log(await drain(Number(process.argv[2] ?? 100_000)))
}
