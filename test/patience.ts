import { createHash } from 'node:crypto'

/**
 * The longest that a test waits for a thing, in milliseconds. A slow machine needs it: a test never says how fast a
 * thing has to be, only that it happens.
 */
export const PATIENCE_MS = 120_000

/** Processor time that this process used so far, in milliseconds. Unlike the clock, other programs do not change it. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** What `work` takes on two quiet cores of a small server, in milliseconds. */
const USUAL_MS = 45

/** A fixed piece of work, so that a slow or busy machine shows. */
function work(): number {
  const began = performance.now()
  let text = ''
  for (let round = 0; round < 25_000; round += 1) text = createHash('sha256').update(text).digest('hex')
  return performance.now() - began
}

/**
 * How many of something a heavy test takes: `count` on a usual machine, fewer on a slow or busy one, never fewer than
 * `least`. Measured now, by the clock.
 */
export function sized(count: number, least: number): number {
  const share = Math.min(1, USUAL_MS / Math.min(work(), work(), work()))
  return Math.max(least, Math.round(count * share))
}
