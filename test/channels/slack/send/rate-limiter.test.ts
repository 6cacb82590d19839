import { expect, it } from 'vitest'
import { createRateLimiter } from '../../../../src/channels/slack/send/rate-limiter.ts'

const HOUR = 3_600_000

it('waits no longer than a second for a place, and not at all for a closed method, when the clock is set back', () => {
  let clock = 10 * HOUR
  const limiter = createRateLimiter(() => clock)
  for (let post = 0; post < 4; post += 1) expect(limiter.wait('T', 'C')).toBe(0)
  expect(limiter.wait('T', 'C')).toBeGreaterThan(0)
  limiter.close('T', 'chat.postMessage', 30_000)
  expect(limiter.closed('T', 'chat.postMessage')).toBe(30_000)
  clock -= 5 * HOUR
  expect(limiter.wait('T', 'C')).toBeLessThanOrEqual(1_000)
  expect(limiter.closed('T', 'chat.postMessage')).toBe(0)
  clock += 1_000
  expect(limiter.wait('T', 'C')).toBe(0)
})
