import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { openStoreWorker } from '../../../src/runtime/store-worker/open-worker.ts'
import type {
  StoreBackend,
  StoreBackendPorts,
  StoreBackendSettings,
} from '../../../src/runtime/store-worker/store-backend.ts'
import { DATA_KEY, newDatabase, newStore } from '../../store/databases.ts'
import { AN, echo, NOW, planned, received } from '../../store/helpers.ts'

let clock = NOW
const ports: StoreBackendPorts = { now: () => clock, onTurnFault: () => {}, onStoreFault: () => {} }

const open: StoreBackend[] = []
afterEach(async () => {
  for (const back of open.splice(0)) await back.store.close().catch(() => {})
})

async function backIn(more: Partial<StoreBackendSettings> = {}): Promise<StoreBackend> {
  const url = more.url ?? (await newDatabase())
  const settings = { url, dataKey: DATA_KEY, operation: {}, turnsAMinute: undefined, ...more }
  const back = await openStoreWorker(settings, ports)
  open.push(back)
  return back
}

const start = { incoming: { kind: 'start' }, languageHint: 'ja' } as const

describe('a back in a thread of its own', () => {
  it('commits and answers with the product’s turn', async () => {
    const { turnRunner, store } = await backIn()
    const done = await turnRunner.answer(received('1', AN, start), { now: NOW, leaseMs: 1_000 })
    expect(done).toMatchObject({ erased: false, deliveries: [{ person: AN, cause: 'reply' }] })
    expect((await store.person(AN))?.record?.language).toBe('ja')
    await store.settle({ id: done?.deliveries[0]?.id ?? '', attempts: 0 }, { state: 'sent' }, NOW)
    expect(await store.counts(NOW)).toMatchObject({ people: 1, outbox_sent: 1, outbox_pending: 0 })
  })

  it('runs what waits, with the profile’s language, and tells of an erasure', async () => {
    const { turnRunner, store } = await backIn()
    expect(await store.accept([received('1', AN, { incoming: { kind: 'start' } })], NOW)).toEqual([AN])
    expect(await store.peopleWaiting(5)).toEqual([AN])
    const options = { now: NOW, leaseMs: 1_000 }
    expect(await turnRunner.runTurns(AN, { ...options, hint: 'ja' })).toMatchObject({ erased: false })
    expect((await store.person(AN))?.record?.language).toBe('ja')
    const goodbye = { incoming: { kind: 'action', action: { do: 'delete-confirmed' } } } as const
    expect(await turnRunner.answer(received('2', AN, goodbye), options)).toMatchObject({ erased: true })
    expect(await store.person(AN)).toBeUndefined()
  })

  it('puts what is due into the outbox', async () => {
    const url = await newDatabase()
    const before = await newStore({ url })
    await before.accept([received('1')], NOW)
    await before.runTurns(AN, echo([planned('a', '2027-02-02')]), { now: NOW, leaseMs: 1 })
    await before.close()
    const { dispatch } = await backIn({ url })
    expect(await dispatch(NOW + 26 * 3_600_000)).toMatchObject({ due: 1 })
    expect(await dispatch(NOW + 26 * 3_600_000)).toMatchObject({ due: 0 })
  })

  it('keeps values, one change at a time, though the change is made here', async () => {
    const { values } = (await backIn()).store
    await values.set('a/1', 'x', { owner: AN, expiresAt: NOW + 1_000 })
    const appended = (more: string) => values.update('a/1', async (before) => `${before}${more}`)
    await Promise.all(['1', '2', '3'].map(appended))
    expect(await values.get('a/1')).toBe('x123')
    expect(await values.list('a/')).toEqual([{ name: 'a/1', value: 'x123' }])
    await expect(
      values.update('a/1', async () => {
        throw new RangeError('not this time')
      }),
    ).rejects.toThrow('not this time')
    expect(await values.get('a/1')).toBe('x123')
    await values.delete('a/1')
    expect(await values.get('a/1')).toBeUndefined()
  })

  it('has the clock of whoever asks', async () => {
    const { values } = (await backIn()).store
    await values.set('a', 'x', { expiresAt: NOW + 1_000 })
    clock = NOW + 2_000
    expect(await values.get('a')).toBeUndefined()
    clock = NOW
  })

  it('does not open with what its store refuses, and leaves no thread behind', async () => {
    const url = await newDatabase()
    await backIn({ url })
    const other = randomBytes(32).toString('base64')
    await expect(backIn({ url, dataKey: other })).rejects.toMatchObject({ code: 'wrong-key' })
  })

  it('refuses after its end', async () => {
    const { store } = await backIn()
    await store.close()
    await expect(store.person(AN)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
