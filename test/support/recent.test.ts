import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRecent } from '../../src/support/recent.ts'

it('forgets what was used longest ago, whether it was set or read', () => {
  const recent = createRecent<string, number>(2)
  recent.set('a', 1)
  recent.set('b', 2)
  expect(recent.get('a')).toBe(1)
  recent.set('c', 3)
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3])
})

it('has the newest value, and nothing of what was deleted', () => {
  const recent = createRecent<string, number>(2)
  recent.set('a', 1)
  recent.set('a', 2)
  expect(recent.get('a')).toBe(2)
  recent.delete('a')
  expect([recent.has('a'), recent.get('a')]).toEqual([false, undefined])
})

it('never holds more than it may, and always the ones used last', () => {
  let forgotten = 0
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }),
      (most, keys) => {
        const recent = createRecent<number, number>(most)
        for (const key of keys) recent.set(key, key)
        const last = [...new Set(keys.toReversed())]
        const held = last.filter((key) => recent.has(key))
        expect(held).toEqual(last.slice(0, most))
        forgotten += last.length - held.length
      },
    ),
    { numRuns: 200 },
  )
  expect(forgotten).toBeGreaterThan(100)
})
