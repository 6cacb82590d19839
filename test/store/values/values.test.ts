import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { onBoth } from '../databases.ts'
import { NOW } from '../helpers.ts'

onBoth('values', (bench) => {
  it('are set, read, replaced, listed by prefix and deleted', async () => {
    const { values } = await bench.open()
    expect(await values.get('a:1')).toBeUndefined()
    for (const name of ['a:2', 'a:1', 'b:1', 'A:1']) await values.set(name, `value of ${name}`)
    await values.set('a:1', 'new')
    expect(await values.get('a:1')).toBe('new')
    expect(await values.list('a:')).toEqual([
      { name: 'a:1', value: 'new' },
      { name: 'a:2', value: 'value of a:2' },
    ])
    await values.delete('a:1')
    expect(await values.get('a:1')).toBeUndefined()
    expect((await values.list('')).map(({ name }) => name)).toEqual(['A:1', 'a:2', 'b:1'])
  })

  it('are not there any more when their time is over', async () => {
    let now = NOW
    const { values } = await bench.open({ now: () => now })
    await values.set('session', 'x', { expiresAt: NOW + 1 })
    expect(await values.get('session')).toBe('x')
    now += 1
    expect(await values.get('session')).toBeUndefined()
    expect(await values.list('')).toEqual([])
    expect(await values.update('session', async (value) => value ?? 'fresh')).toBe('fresh')
    expect(await values.get('session'), 'kept without the old time').toBe('fresh')
  })

  it('are changed by one at a time, in this process or another', async () => {
    const url = await bench.url()
    const stores = [await bench.open({ url }), await bench.open({ url })]
    let inside = 0
    const add = async (value = '0') => {
      expect(++inside, 'alone').toBe(1)
      await sleep(1)
      inside--
      return String(Number(value) + 1)
    }
    await Promise.all(Array.from({ length: 30 }, (_, n) => stores[n % 2]?.values.update('count', add)))
    expect(await stores[0]?.values.get('count')).toBe('30')
  })

  it('do not stop others while a change takes its time', async () => {
    const store = await bench.open()
    let finish = () => {}
    const slow = store.values.update(
      'slow',
      () =>
        new Promise((resolve) => {
          finish = () => resolve('done')
        }),
    )
    await store.values.set('other', 'x')
    expect(await store.values.get('slow')).toBeUndefined()
    await sleep(20)
    finish()
    expect(await slow).toBe('done')
    expect(await store.values.get('slow')).toBe('done')
  })

  it('stay as they were when a change fails, and are free again', async () => {
    const { values } = await bench.open()
    await values.set('kept', 'before')
    const fail = async () => {
      throw new RangeError('no')
    }
    for (const name of ['kept', 'new']) await expect(values.update(name, fail)).rejects.toThrow(RangeError)
    expect(await values.get('kept')).toBe('before')
    expect(await values.update('new', async (value) => `${value}`)).toBe('undefined')
    expect(await values.update('kept', async () => undefined)).toBeUndefined()
    expect(await values.get('kept')).toBeUndefined()
  })

  it('are changed again from the new value when somebody set or deleted them meanwhile', async () => {
    const { values } = await bench.open()
    await values.set('token', 'old')
    const seen: (string | undefined)[] = []
    const result = await values.update('token', async (value) => {
      seen.push(value)
      if (seen.length === 1) await values.delete('token')
      if (seen.length === 2) await values.set('token', 'set')
      return `${value} rotated`
    })
    expect(seen).toEqual(['old', undefined, 'set'])
    expect(result).toBe('set rotated')
    expect(await values.get('token')).toBe('set rotated')
  })

  it('are free again when the process that changed them died, whatever the clocks say', async () => {
    const url = await bench.url()
    const dying = await bench.open({ url, now: () => NOW + 3_600_000 })
    let passed = 0
    const next = await bench.open({ url, now: () => NOW, monotonic: () => (passed += 1_000) })
    let entered = () => {}
    const inside = new Promise<void>((resolve) => {
      entered = resolve
    })
    dying.values.update('token', () => {
      entered()
      return new Promise(() => {})
    })
    await inside
    expect(await next.values.update('token', async () => 'mine')).toBe('mine')
  })

  it('stay locked while a process renews its lock, whatever the clocks say', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const url = await bench.url()
    const slow = await bench.open({ url, now: () => NOW })
    let finish = () => {}
    const entered = new Promise<void>((inside) => {
      void slow.values.update('token', () => {
        inside()
        return new Promise((resolve) => {
          finish = () => resolve('slow')
        })
      })
    })
    await entered
    let passed = 0
    // The waiter's time goes on by a second at each look; the other process renews every ten.
    const monotonic = () => {
      passed += 1_000
      if (passed % 10_000 === 0) vi.advanceTimersByTime(10_000)
      if (passed === 50_000) finish()
      return passed
    }
    const next = await bench.open({ url, now: () => NOW + 3_600_000, monotonic })
    expect(await next.values.update('token', async (value) => `${value} then next`)).toBe('slow then next')
  })
})
