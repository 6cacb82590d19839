import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cipherOf, namesOf } from '../../../src/store/crypto/cipher.ts'

const [KEY, OTHER] = [randomBytes(32), randomBytes(32)]
const fault = (code: string) => expect.objectContaining({ code })

/** What `run` throws. */
function thrown(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('the cipher', () => {
  it('opens what it sealed, whatever the text', () => {
    const cipher = cipherOf([KEY])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, row) => {
        expect(cipher.open('t.c', row, cipher.seal('t.c', row, text))).toBe(text)
      }),
    )
  })

  it('never seals the same text the same way', () => {
    const cipher = cipherOf([KEY])
    const sealed = Array.from({ length: 3_000 }, () =>
      Buffer.from(cipher.seal('t.c', '1', 'x')).toString('hex'),
    )
    expect(new Set(sealed).size).toBe(3_000)
  })

  it('does not open what was moved to another column or row', () => {
    const cipher = cipherOf([KEY])
    const sealed = cipher.seal('people.record', 'a', 'x')
    expect(thrown(() => cipher.open('people.record', 'b', sealed))).toEqual(fault('corrupt'))
    expect(thrown(() => cipher.open('outbox.body', 'a', sealed))).toEqual(fault('corrupt'))
  })

  it('notices every changed, missing or added byte', () => {
    const cipher = cipherOf([KEY])
    const sealed = cipher.seal('t.c', '1', 'some words')
    for (let place = 0; place < sealed.length; place++) {
      const changed = sealed.map((byte, index) => (index === place ? byte ^ 1 : byte))
      expect(thrown(() => cipher.open('t.c', '1', changed))).toEqual(
        fault(place < 5 ? 'wrong-key' : 'corrupt'),
      )
      expect(thrown(() => cipher.open('t.c', '1', sealed.slice(0, place)))).toHaveProperty('code')
    }
    expect(thrown(() => cipher.open('t.c', '1', Buffer.concat([sealed, Buffer.alloc(1)])))).toEqual(
      fault('corrupt'),
    )
  })

  it('opens with any of its keys and seals with the first', () => {
    const old = cipherOf([OTHER]).seal('t.c', '1', 'x')
    const both = cipherOf([KEY, OTHER])
    expect(both.open('t.c', '1', old)).toBe('x')
    expect(cipherOf([KEY]).open('t.c', '1', both.seal('t.c', '1', 'y'))).toBe('y')
    expect(both.seal('t.c', '1', 'y').subarray(0, 5)).toEqual(both.mark)
    expect(old.subarray(0, 5)).not.toEqual(both.mark)
  })

  it('says what to do about a key that it does not have', () => {
    const old = cipherOf([OTHER]).seal('t.c', '1', 'x')
    expect(() => cipherOf([KEY]).open('t.c', '1', old)).toThrow(/add the earlier key behind the new one/)
    expect(() => cipherOf([])).toThrow(/DATA_KEY/)
  })
})

describe('names', () => {
  it('are the same for the same parts, and different for all others', () => {
    const names = namesOf('secret')
    expect(names.name('a', 'b')).toBe(namesOf('secret').name('a', 'b'))
    const others = [
      names.name('ab'),
      names.name('a', 'b', ''),
      names.name('b', 'a'),
      namesOf('other').name('a', 'b'),
    ]
    expect(others).not.toContain(names.name('a', 'b'))
    expect(new Set(others).size).toBe(4)
    expect(names.name('a')).toMatch(/^[\w-]{22}$/)
  })
})
