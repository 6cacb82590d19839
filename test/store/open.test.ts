import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/contract/store.ts'
import { openStore } from '../../src/store/open.ts'
import { DATA_KEY, onBoth } from './databases.ts'
import { AN, BO, DAY, echo, heard, NOW, newDirectory, planned, received, tap, text } from './helpers.ts'
import { everyByte } from './raw.ts'

const NEW_KEY = Buffer.alloc(32, 9).toString('base64')
const MARK = 'MARKED-2031-04-05'
const options = { now: NOW, leaseMs: 60_000 }

/** Everything that the store can hold, marked: record, reminder, reply, memo, reminder words, value, waiting event. */
async function fill(store: Store): Promise<void> {
  await store.accept([received(MARK, AN, { languageHint: MARK })], NOW)
  const plan = [planned(MARK, '2027-02-02', { kind: MARK }), planned('later', '2027-09-01', { kind: MARK })]
  const [reply] = await store.runTurns(AN, echo(plan), options)
  await store.settle(
    reply ?? { id: '' },
    { state: 'retry', reason: 'busy', notBefore: NOW, memo: { MARK } },
    NOW,
  )
  await store.dispatchDue(() => ({ messages: [text(MARK)], priority: 1 }), { now: NOW + 2 * DAY, limit: 9 })
  await store.values.set('installation', MARK)
  await store.accept([received(`${MARK} 2`, AN, { replyTo: { MARK } }), tap('3', 'help')], NOW)
}

/** Reads back what `fill` wrote. */
async function expectFilled(store: Store): Promise<void> {
  expect(heard((await store.person(AN))?.record)).toEqual([MARK])
  expect((await store.remindersOf(AN)).map(({ kind }) => kind)).toEqual([MARK])
  expect(JSON.stringify(await store.deliveriesAfter(AN, 0, 9)).split(MARK).length).toBeGreaterThan(3)
  expect(await store.values.get('installation')).toBe(MARK)
}

onBoth('the store at rest', (bench) => {
  it('holds nothing personal that can be read', async () => {
    const url = await bench.url()
    const store = await bench.open({ url })
    await fill(store)
    const bytes = await everyByte(url)
    expect(bytes, 'the search looks at the right place').toContain(AN)
    for (const telling of [MARK, 'heard', 'special-extension', '2027-09-01', 'card-validity', 'help']) {
      expect(bytes).not.toContain(telling)
    }
    await expectFilled(store)
  })

  it('keeps nothing of an erased person but bare keys', async () => {
    const url = await bench.url()
    const store = await bench.open({ url })
    await fill(store)
    await store.erase(AN, NOW)
    await store.close()
    const again = await bench.open({ url })
    expect(await everyByte(url)).not.toContain(AN)
    expect(await again.accept([received(MARK)], NOW)).toEqual([])
  })

  it('opens with its key only, and says what to do', async () => {
    const url = await bench.url()
    await fill(await bench.open({ url }))
    const opening = bench.open({ url, dataKey: NEW_KEY })
    await expect(opening).rejects.toMatchObject({
      code: 'wrong-key',
      message: expect.stringMatching(/after a comma/),
    })
  })

  it('changes its key: both, then everything anew, then the new one alone', async () => {
    const url = await bench.url()
    await fill(await bench.open({ url }))
    const both = await bench.open({ url, dataKey: `${NEW_KEY},${DATA_KEY}` })
    await expectFilled(both)
    await both.accept([received('with the new key', BO)], NOW)
    expect((await both.rotate()).rows).toBeGreaterThan(7)
    expect(await both.rotate()).toEqual({ people: 0, rows: 0 })
    const alone = await bench.open({ url, dataKey: NEW_KEY })
    await expectFilled(alone)
    expect(await alone.accept([received(MARK)], NOW), 'keys are still known').toEqual([])
    await alone.runTurns(AN, echo(), options)
    expect(heard((await alone.person(AN))?.record)).toEqual([MARK, `${MARK} 2`, 'action'])
  })

  it('rotates more than one portion', async () => {
    const url = await bench.url()
    const store = await bench.open({ url })
    const names = Array.from({ length: 1_050 }, (_, n) => `v${n}`)
    await Promise.all(names.map((name) => store.values.set(name, name)))
    const both = await bench.open({ url, dataKey: `${NEW_KEY},${DATA_KEY}` })
    expect(await both.rotate()).toEqual({ people: 0, rows: 1_051 })
  })

  it('is ready until it is closed, and refuses everything afterwards', async () => {
    const store = await bench.open()
    expect(await store.ready()).toBe('ready')
    const last = store.accept([received('1')], NOW)
    await store.close()
    expect(await last).toEqual([AN])
    expect(await store.ready()).toBe('unavailable')
    await expect(store.accept([received('2')], NOW)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(store.person(AN)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('opening', () => {
  it.each(['mysql://x', 'kigen.db', ''])('refuses the address %j', async (url) => {
    await expect(openStore({ url })).rejects.toMatchObject({ code: 'unavailable', message: /DATABASE_URL/ })
  })

  it('says that a directory or a text is no database', async () => {
    const directory = newDirectory()
    await expect(openStore({ url: `sqlite:${directory}`, dataKey: DATA_KEY })).rejects.toThrow()
    await expect(openStore({ url: 'sqlite:package.json', dataKey: DATA_KEY })).rejects.toMatchObject({
      code: 'corrupt',
    })
  })

  it('says that PostgreSQL does not answer', async () => {
    const url = 'postgres://kigen:secret@127.0.0.1:1/kigen'
    const fault: unknown = await openStore({ url, dataKey: DATA_KEY }).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'unavailable' })
    expect(String(fault)).not.toContain('secret')
  })

  it('wants a key for PostgreSQL', async () => {
    await expect(openStore({ url: 'postgres://127.0.0.1:1/kigen' })).rejects.toMatchObject({
      code: 'wrong-key',
    })
  })

  it('makes file and key for their owner only, and finds them again', async () => {
    const directory = join(newDirectory(), 'new', 'data')
    const url = `sqlite:${join(directory, 'kigen.db')}`
    const first = await openStore({ url })
    await fill(first)
    for (const file of readdirSync(directory))
      expect([file, statSync(join(directory, file)).mode & 0o077]).toEqual([file, 0])
    expect(existsSync(join(directory, 'kigen.db.key'))).toBe(true)
    await first.close()
    const second = await openStore({ url })
    await expectFilled(second)
    await second.close()
  })

  it('works in memory, for tests', async () => {
    const store = await openStore({ url: 'sqlite::memory:' })
    await fill(store)
    await expectFilled(store)
    expect(await store.counts(NOW + DAY)).toMatchObject({ people: 1, inbox_waiting: 2, oldest_wait_ms: DAY })
    await store.close()
  })

  it('refuses what a newer program wrote', async () => {
    const path = join(newDirectory(), 'kigen.db')
    await (await openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY })).close()
    const file = new DatabaseSync(path)
    file.exec("insert into migrations values (999, 'from the future', 0)")
    file.close()
    const fault = { code: 'migration', message: expect.stringMatching(/start a newer one/) }
    await expect(openStore({ url: `sqlite:${path}`, dataKey: DATA_KEY })).rejects.toMatchObject(fault)
  })
})

onBoth('several processes that start at once', (bench) => {
  it('make the tables once, together', async () => {
    const url = await bench.url()
    const stores = await Promise.all(Array.from({ length: 5 }, () => bench.open({ url })))
    await fill(stores[0] ?? (await bench.open()))
    await Promise.all(stores.map(expectFilled))
  })
})
