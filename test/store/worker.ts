import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery } from '../../src/contracts/delivery.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import { eventHandlerOf } from '../../src/pipeline/turn-runner.ts'
import { openStore } from '../../src/store/open.ts'
import { received, record, text } from './helpers.ts'

// A process of its own that takes in, answers and sends until it is done or killed, and reports each step as it is durable:
//   node worker.ts URL KEY NAME EVENTS LEASE_MS

/** The people whom all workers talk with. */
export const PEOPLE: readonly PersonId[] = ['line:a', 'line:b', 'line:c', 'line:d']

/** What a worker reports, one JSON a line. Times are nanoseconds of the machine's own clock. */
export type Report =
  | { readonly step: 'accepted'; readonly key: string }
  | {
      readonly step: 'sent'
      readonly id: string
      readonly key: string
      readonly person: string
      readonly attempts: number
      readonly from: number
      readonly to: number
    }

/** Counts in the record how often each event was run: once, if the store keeps its word. */
export const count = eventHandlerOf(({ incoming, key }, before) => {
  const times = before?.cards[0]?.answers ?? {}
  const answers = { ...times, [key]: String(Number(times[key] ?? '0') + 1) }
  const words = incoming.kind === 'text' ? incoming.text : ''
  return { record: record(answers), messages: [text(words)], reminders: [] }
})

const LANES = 8

function report(line: Report): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

async function work(
  url: string,
  dataKey: string,
  name: string,
  events: number,
  leaseMs: number,
): Promise<void> {
  const store = await openStore({ url, dataKey })
  const options = () => ({ now: Date.now(), leaseMs })

  const send = async (deliveries: readonly Delivery[]) => {
    for (const { id, person, attempts, messages } of deliveries) {
      const from = Number(process.hrtime.bigint())
      await sleep(1)
      const [message] = messages
      const key = message?.kind === 'text' ? message.text : ''
      report({ step: 'sent', id, key, person, attempts, from, to: Number(process.hrtime.bigint()) })
      await store.settle({ id, attempts }, { state: 'sent' }, Date.now())
    }
  }
  const claim = () => store.claimDeliveries({ channels: ['line'], limit: 4, ...options() })

  let next = 0
  const lane = async () => {
    while (next < events) {
      const number = next++
      const person = PEOPLE[number % PEOPLE.length] ?? 'line:a'
      const event = received(`${name}-${number}`, person)
      await store.accept([event], Date.now())
      report({ step: 'accepted', key: event.key })
      await send(await store.runTurns(person, count, options()))
      await send(await claim())
    }
  }
  for (const person of await store.peopleWaiting(100))
    await send(await store.runTurns(person, count, options()))
  await Promise.all(Array.from({ length: LANES }, lane))
  await store.close()
}

const [, script, url, dataKey, name, events, leaseMs] = process.argv
if (script?.endsWith('worker.ts') && url && dataKey && name)
  await work(url, dataKey, name, Number(events), Number(leaseMs))
