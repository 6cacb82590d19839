import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Delivery, Outcome, Sender } from '../../src/contracts/delivery.ts'
import type { Received } from '../../src/contracts/incoming.ts'
import type { PersonRecord } from '../../src/domain/conversation/state/record.ts'
import { createPipeline, type Pipeline } from '../../src/pipeline/pipeline.ts'
import { STUCK_AFTER } from '../../src/pipeline/turn-backoff.ts'
import type { TurnHandler } from '../../src/pipeline/turn-runner.ts'
import { createTurnRunner } from '../../src/pipeline/turn-runner.ts'
import type { OpenStore } from '../../src/store/open.ts'
import { PATIENCE_MS } from '../patience.ts'
import { newStore } from '../store/databases.ts'

const blank: PersonRecord = {
  v: 1,
  language: 'en',
  languageChosen: false,
  cards: [],
  active: '1',
  settings: { reminders: false, rhythm: 'normal' },
  snoozed: {},
  stopped: [],
  misunderstood: 0,
  greeted: true,
}

/** Says back what it heard, and how many turns this person had: overlapping or lost turns would show in the count. */
const echo: TurnHandler = ({ incoming }, record) => {
  const before = record ?? blank
  const text = incoming.kind === 'text' ? incoming.text : incoming.kind
  const next = { ...before, misunderstood: before.misunderstood + 1 }
  return {
    record: next,
    reminders: [],
    messages: [
      {
        kind: 'text',
        audience: 'personal',
        language: 'en',
        notice: '-',
        text: `${next.misunderstood}:${text}`,
        buttons: [],
      },
    ],
  }
}

const said = (person: string, text: string, at = 0): Received => ({
  key: `${person}/${text}`,
  person: `web:${person}`,
  incoming: { kind: 'text', text },
  at,
})

interface Stage {
  readonly store: OpenStore
  readonly pipeline: Pipeline
  readonly sent: string[]
  readonly faults: unknown[]
  readonly stuck: unknown[]
}

const open: Stage[] = []
afterEach(async () => {
  for (const stage of open.splice(0)) {
    await stage.pipeline.stop(1_000)
    await stage.store.close()
  }
})

async function stage(
  send: (delivery: Delivery) => Promise<Outcome> = async () => ({ state: 'sent' }),
  turn: TurnHandler = echo,
  now: () => number = Date.now,
): Promise<Stage> {
  const store = await newStore()
  const sent: string[] = []
  const faults: unknown[] = []
  const stuck: unknown[] = []
  const sender: Sender = {
    channel: 'web',
    send: async (delivery) => {
      const outcome = await send(delivery)
      if (outcome.state === 'sent')
        for (const message of delivery.messages)
          if (message.kind === 'text') sent.push(`${delivery.person} ${message.text}`)
      return outcome
    },
  }
  const pipeline = createPipeline({
    store,
    turnRunner: createTurnRunner(store, turn),
    senders: [sender],
    now,
    onFault: (_, fault) => faults.push(fault),
    onStuck: (person, fault, tries) => stuck.push([person, fault, tries]),
  })
  const it = { store, pipeline, sent, faults, stuck }
  open.push(it)
  return it
}

describe('somebody whose turns fail', () => {
  it('rest, are told of when it begins and when it stays, lose nothing, and are answered once it works', async () => {
    let [clock, turns, broken] = [Date.now(), 0, true]
    const turn: TurnHandler = (event, record) => {
      turns += 1
      if (broken) throw new Error('cannot be read')
      return echo(event, record)
    }
    const { pipeline, sent, faults, stuck } = await stage(undefined, turn, () => clock)
    const words = Array.from({ length: STUCK_AFTER + 4 }, (_, index) => `m${index}`)
    for (const [index, text] of words.entries()) {
      await pipeline.accept([said('a', text, index)])
      await pipeline.settled()
    }
    expect(faults).toEqual([new Error('cannot be read')])
    expect(stuck).toEqual([['web:a', new Error('cannot be read'), STUCK_AFTER]])
    const before = turns
    pipeline.start()
    await pause(1_200)
    expect(turns).toBe(before)
    broken = false
    clock += 3_600_000
    await vi.waitFor(() => expect(sent).toHaveLength(words.length), { timeout: PATIENCE_MS })
    expect(sent).toEqual(words.map((text, index) => `web:a ${index + 1}:${text}`))
  })
})

describe('the pipeline', () => {
  it('answers everybody once, each person in order, however the events come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { minLength: 1, maxLength: 25 }),
        async (script) => {
          const { pipeline, sent } = await stage()
          const events = script.map(([person, twice], index) => ({
            twice,
            event: said(person, `m${index}`, index),
          }))
          for (const { twice, event } of events) {
            await pipeline.accept(twice ? [event, event] : [event])
            if (twice) await pipeline.accept([event])
          }
          await pipeline.settled()
          for (const person of ['a', 'b', 'c']) {
            const own = events.filter(({ event }) => event.person === `web:${person}`)
            const expected = own.map(
              ({ event }, index) => `web:${person} ${index + 1}:${event.key.split('/')[1]}`,
            )
            expect(sent.filter((line) => line.startsWith(`web:${person} `))).toEqual(expected)
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('commits a single event with its turn, so that nobody has something waiting', async () => {
    const { pipeline, store, sent } = await stage()
    expect(await pipeline.accept([said('a', 'x')])).toEqual([])
    expect(await store.counts(Date.now())).toMatchObject({ inbox_waiting: 0, people: 1 })
    await pipeline.settled()
    expect(sent).toEqual(['web:a 1:x'])
  })

  it('keeps an event whose turn fails, tells of it and loses nothing', async () => {
    let broken = true
    const { pipeline, store, sent, faults } = await stage(undefined, (event, record) => {
      if (broken) throw new RangeError('a bug')
      return echo(event, record)
    })
    expect(await pipeline.accept([said('a', 'x', 1)])).toEqual(['web:a'])
    await pipeline.settled()
    expect([faults.length, await store.peopleWaiting(9)]).toEqual([1, ['web:a']])
    broken = false
    await pipeline.accept([said('a', 'y', 2)])
    pipeline.start()
    await expect.poll(() => sent).toEqual(['web:a 1:x', 'web:a 2:y'])
  })

  it('tries again what was surely not delivered, and then goes on in order', async () => {
    let refused = 0
    let clock = Date.now()
    const { pipeline, sent } = await stage(
      async () => {
        refused += 1
        return refused <= 2 ? { state: 'retry', reason: 'busy', notBefore: clock } : { state: 'sent' }
      },
      echo,
      () => clock++,
    )
    pipeline.start()
    await pipeline.accept([said('a', 'first', 1)])
    await pipeline.accept([said('a', 'second', 2)])
    await expect.poll(() => sent, { timeout: PATIENCE_MS }).toEqual(['web:a 1:first', 'web:a 2:second'])
  })

  it('takes up what another process left behind', async () => {
    const { pipeline, store, sent } = await stage()
    await store.accept([said('a', 'left', 1)], Date.now())
    pipeline.start()
    await expect.poll(() => sent, { timeout: PATIENCE_MS }).toEqual(['web:a 1:left'])
  })

  it('does not stop for a sender that breaks its promise never to throw', async () => {
    const { pipeline, sent, faults } = await stage(async ({ person }) => {
      if (person === 'web:a') throw new Error('broken')
      return { state: 'sent' }
    })
    await pipeline.accept([said('a', 'x'), said('b', 'y')])
    await pipeline.settled()
    expect(sent).toEqual(['web:b 1:y'])
    expect(faults).toEqual([])
  })

  it('keeps a delivery whose channel is off here', async () => {
    const { pipeline, store, sent } = await stage()
    await pipeline.accept([{ ...said('a', 'x'), person: 'line:U1' }])
    await pipeline.settled()
    expect(sent).toEqual([])
    expect(await store.counts(Date.now())).toMatchObject({ outbox_held: 1 })
  })

  it('rejects, so that the platform hears it, when nothing could be kept', async () => {
    const { pipeline, store } = await stage()
    open.pop()
    await store.close()
    await expect(pipeline.accept([said('a', 'x')])).rejects.toThrow()
  })

  it('lets turns and sends under way finish before it is stopped', async () => {
    const { pipeline, sent } = await stage(() => pause(50).then(() => ({ state: 'sent' as const })))
    pipeline.start()
    await pipeline.accept([said('a', 'x')])
    await pipeline.stop(2_000)
    expect(sent).toEqual(['web:a 1:x'])
  })
})
