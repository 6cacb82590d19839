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
