import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { retryKey } from '../../../../src/channels/line/send/retry-key.ts'

describe('the retry key', () => {
  test('is a UUID of version 5 that stays the same over releases', () => {
    expect(retryKey('delivery', '0')).toBe(retryKey('delivery', '0'))
    fc.assert(
      fc.property(fc.string(), fc.string(), (delivery, call) => {
        expect(retryKey(delivery, call)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
      }),
    )
  })

  test('differs by delivery and by call', () => {
    const keys = ['a', 'b'].flatMap((delivery) =>
      ['0', '1', '0:plain'].map((call) => retryKey(delivery, call)),
    )
    expect(new Set(keys).size).toBe(6)
  })
})
