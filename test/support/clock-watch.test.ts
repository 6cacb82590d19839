import { expect, it } from 'vitest'
import { createClockWatch, instantOfHeader } from '../../src/support/clock-watch.ts'

const NOW = Date.UTC(2027, 1, 1)

function watch() {
  const told: unknown[] = []
  return {
    told,
    clock: createClockWatch(
      () => NOW,
      (...what) => told.push(what),
    ),
  }
}

it('tells once that the clock is wrong, and once that it is right again', () => {
  const { told, clock } = watch()
  for (const ahead of [1, 61, 90, 60, 0]) clock.saw('line', NOW - ahead * 1_000)
  expect(told).toEqual([
    ['line', 1, 'fine'],
    ['line', 61, 'begins'],
    ['line', 90, 'goes-on'],
    ['line', 60, 'over'],
    ['line', 0, 'fine'],
  ])
})

it('tells a clock that is behind as well, each platform by itself', () => {
  const { told, clock } = watch()
  clock.saw('slack', NOW + 3_600_000)
  clock.saw('line', NOW)
  expect(told).toEqual([
    ['slack', -3_600, 'begins'],
    ['line', 0, 'fine'],
  ])
})

it('learns from an event’s time only that the clock is behind: an old event says nothing', () => {
  const { told, clock } = watch()
  clock.sawPast('line', NOW - 3_600_000)
  clock.sawPast('line', NOW + 30_000)
  expect(told).toEqual([])
  clock.sawPast('line', NOW + 120_000)
  expect(told).toEqual([['line', -120, 'begins']])
})

it('reads the Date of an HTTP answer', () => {
  expect(instantOfHeader('Mon, 01 Feb 2027 00:00:00 GMT')).toBe(NOW)
  for (const none of [undefined, null, '', 'soon']) expect(instantOfHeader(none)).toBeUndefined()
})
