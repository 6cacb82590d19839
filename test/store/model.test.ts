import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Delivery, Outcome } from '../../src/contracts/delivery.ts'
import type { PersonId } from '../../src/contracts/person.ts'
import type { OpenStore } from '../../src/store/open.ts'
import { onBoth } from './databases.ts'
import { echo, heard, NOW, received, wordsOf } from './helpers.ts'

// The store against the simplest thing that keeps its promises: lists in memory. Every command is done to both and
// compared; at the end everything is delivered, and nothing may be lost, doubled or out of order.

const LEASE = 1_000
const PEOPLE: readonly PersonId[] = ['line:a', 'line:b', 'slack:T:c']

interface Event {
  readonly key: string
  readonly at: number
}

/** A delivery as the model knows it: `wakes` is when it may be handed out again, `leased` while it is out. */
interface Line {
  readonly words: string
  state: 'pending' | 'held' | 'unknown' | 'settled'
  leased: boolean
  wakes: number
  attempts: number
  firstAttemptAt?: number
}

interface Known {
  readonly waiting: Event[]
  readonly heard: string[]
  readonly lines: Line[]
}

class Model {
  now = NOW
  readonly keys = new Set<string>()
  readonly people = new Map(
    PEOPLE.map((id): [PersonId, Known] => [id, { waiting: [], heard: [], lines: [] }]),
  )
  known(person: PersonId): Known {
    return this.people.get(person) ?? { waiting: [], heard: [], lines: [] }
  }
}

interface Real {
  readonly store: OpenStore
  /** Deliveries that a process has in its hands. */
  readonly hands: Delivery[]
}

const isOpen = (line: Line, now: number) => line.state !== 'settled' && line.wakes <= now
const isOut = (line: Line, now: number) => line.state !== 'settled' && line.leased && line.wakes > now

/** The one delivery of a person that may be handed out now. */
function firstInLine({ lines }: Known, now: number): Line | undefined {
  if (lines.some((line) => isOut(line, now))) return undefined
  return lines.find(
    (line, index) => isOpen(line, now) && !lines.slice(0, index).some(({ state }) => state === 'pending'),
  )
}

/** Hands it out in the model; what the store should hand out. */
function handOut(person: PersonId, line: Line, now: number) {
  const earlier = {
    attempts: line.attempts,
    ...(line.firstAttemptAt && { firstAttemptAt: line.firstAttemptAt }),
  }
  line.firstAttemptAt ??= now
  line.attempts += 1
  line.leased = true
  line.wakes = now + LEASE
  return { person, words: [line.words], ...earlier }
}

const seen = (delivery: Delivery) => ({
  person: delivery.person,
  words: wordsOf(delivery),
  attempts: delivery.attempts,
  ...(delivery.firstAttemptAt && { firstAttemptAt: delivery.firstAttemptAt }),
})
const sorted = <T extends { readonly person: string }>(all: readonly T[]) =>
  all.toSorted((a, b) => a.person.localeCompare(b.person))

type Command = fc.AsyncCommand<Model, Real>

/** Something that can always be done. */
function command(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return { check: () => true, run, toString: () => name }
}

const events = fc.array(
  fc.record({ number: fc.nat(11), person: fc.constantFrom(...PEOPLE), at: fc.nat(3) }),
  { minLength: 1, maxLength: 4 },
)

const accept = (prefix: () => string) =>
  events.map((batch) =>
    command(`accept ${JSON.stringify(batch)}`, async (model, { store }) => {
      const taken = batch.map(({ number, person, at }) =>
        received(`${prefix()}${number}`, person, { at: NOW + at }),
      )
      await store.accept(taken, model.now)
      for (const { key, person, at } of taken) {
        if (model.keys.has(key)) continue
        model.keys.add(key)
        model.known(person).waiting.push({ key, at })
      }
    }),
  )

/** Runs turns in the model; the delivery that goes out at once. */
function runModel(known: Known, keys: readonly string[]): Line | undefined {
  const was = known.lines.length
  const isBusy = known.lines.some(
    ({ state, leased }) => state === 'pending' || (leased && state !== 'settled'),
  )
  for (const key of keys) {
    known.heard.push(key)
    known.lines.push({ words: `heard ${key}`, state: 'pending', leased: false, wakes: 0, attempts: 0 })
  }
  return isBusy ? undefined : known.lines[was]
}

const answer = (prefix: () => string) =>
  fc.tuple(fc.nat(11), fc.constantFrom(...PEOPLE)).map(([number, person]) =>
    command(`answer ${number} of ${person}`, async (model, { store, hands }) => {
      const known = model.known(person)
      const key = `${prefix()}${number}`
      const options = { now: model.now, leaseMs: LEASE }
      const deliveries = await store.answer(received(key, person), echo(), options)
      if (known.waiting.length > 0) return expect(deliveries).toBeUndefined()
      const first = model.keys.has(key) ? undefined : runModel(known, [key])
      model.keys.add(key)
      hands.push(...(deliveries ?? []))
      expect(deliveries?.map(seen)).toEqual(first ? [handOut(person, first, model.now)] : [])
    }),
  )

const run = fc.constantFrom(...PEOPLE).map((person) =>
  command(`run ${person}`, async (model, { store, hands }) => {
    const known = model.known(person)
    const waiting = known.waiting.splice(0).toSorted((a, b) => a.at - b.at)
    const first = runModel(
      known,
      waiting.map(({ key }) => key),
    )
    const deliveries = await store.runTurns(person, echo(), { now: model.now, leaseMs: LEASE })
    hands.push(...deliveries)
    expect(deliveries.map(seen)).toEqual(first ? [handOut(person, first, model.now)] : [])
    expect(heard((await store.person(person))?.record)).toEqual(known.heard)
  }),
)

const claim = fc.constant(
  command('claim', async (model, { store, hands }) => {
    const expected = PEOPLE.flatMap((person) => {
      const known = model.known(person)
      for (const line of known.lines) if (isOpen(line, model.now)) line.leased = false
      const line = firstInLine(known, model.now)
      return line ? [handOut(person, line, model.now)] : []
    })
    const channels = ['line', 'slack']
    const deliveries = await store.claimDeliveries({ channels, limit: 100, leaseMs: LEASE, now: model.now })
    hands.push(...deliveries)
    expect(sorted(deliveries.map(seen))).toEqual(sorted(expected))
  }),
)

const outcomes: fc.Arbitrary<(now: number) => Outcome> = fc.constantFrom(
  () => ({ state: 'sent' }) as const,
  () => ({ state: 'failed', reason: 'refused' }) as const,
  (now: number) => ({ state: 'retry', reason: '500', notBefore: now + 700 }) as const,
  (now: number) => ({ state: 'held', reason: 'quota', notBefore: now + 1_500 }) as const,
  (now: number) => ({ state: 'unknown', reason: 'timeout', notBefore: now + 900 }) as const,
  () => ({ state: 'unknown', reason: 'too old' }) as const,
)

/** What an outcome does to a line of the model; a straggler's counts only if it was sent. */
function settleLine(line: Line, attempts: number, outcome: Outcome): void {
  const counts = outcome.state === 'sent' || (line.state !== 'settled' && line.attempts === attempts + 1)
  if (!counts) return
  line.leased = false
  const notBefore = 'notBefore' in outcome ? outcome.notBefore : undefined
  line.wakes = notBefore ?? 0
  line.state = 'settled'
  if (notBefore !== undefined && outcome.state === 'retry') line.state = 'pending'
  if (notBefore !== undefined && outcome.state === 'held') line.state = 'held'
  if (notBefore !== undefined && outcome.state === 'unknown') line.state = 'unknown'
}

const settle = fc.tuple(fc.nat(), outcomes).map(([pick, outcomeAt]) =>
  command('settle', async (model, { store, hands }) => {
    const [delivery] = hands.splice(pick % Math.max(1, hands.length), 1)
    if (!delivery) return
    const outcome = outcomeAt(model.now)
    const line = model.known(delivery.person).lines.find(({ words }) => wordsOf(delivery).includes(words))
    if (line) settleLine(line, delivery.attempts, outcome)
    await store.settle(delivery, outcome, model.now)
  }),
)

/** A process dies with everything in its hands. */
const crash = fc.constant(
  command('crash', async (_, { hands }) => {
    hands.splice(0)
  }),
)

const tick = fc.integer({ min: 1, max: 1_200 }).map((ms) =>
  command(`tick ${ms}`, async (model) => {
    model.now += ms
  }),
)

/** Everything is run and delivered; each event was heard once, and each answer is settled. */
async function settleAll(model: Model, { store }: Real): Promise<void> {
  const now = model.now + 100_000
  for (const person of await store.peopleWaiting(100))
    await store.runTurns(person, echo(), { now, leaseMs: 1 })
  for (let last = now + 10; ; last += 10) {
    const options = { channels: ['line', 'slack'], limit: 100, leaseMs: 5, now: last }
    const claimed = await store.claimDeliveries(options)
    for (const delivery of claimed) await store.settle(delivery, { state: 'sent' }, last)
    if (claimed.length === 0) break
  }
  for (const person of PEOPLE) {
    const known = model.known(person)
    const rest = known.waiting.toSorted((a, b) => a.at - b.at).map(({ key }) => key)
    expect(heard((await store.person(person))?.record), 'nothing lost, nothing doubled').toEqual([
      ...known.heard,
      ...rest,
    ])
    const said = (await store.deliveriesAfter(person, 0, 1_000)).map(({ delivery }) => wordsOf(delivery))
    expect(said).toEqual([...known.heard, ...rest].map((key) => [`heard ${key}`]))
  }
  expect(await store.counts(now)).toMatchObject({ inbox_waiting: 0, outbox_pending: 0, outbox_held: 0 })
}

onBoth('any course of events', (bench, dialect) => {
  it('ends as the model says', async () => {
    const store = await bench.open()
    let course = 0
    const prefix = () => `${course}-`
    const all = [accept(prefix), answer(prefix), run, claim, settle, crash, tick]
    await fc.assert(
      fc.asyncProperty(fc.commands(all, { size: '+1', maxCommands: 60 }), async (commands) => {
        course++
        for (const scope of ['line:', 'slack:'] as const) await store.erase(scope, NOW)
        const model = new Model()
        const real: Real = { store, hands: [] }
        await fc.asyncModelRun(() => ({ model, real }), commands)
        await settleAll(model, real)
      }),
      { numRuns: dialect === 'sqlite' ? 150 : 25 },
    )
  })
})
