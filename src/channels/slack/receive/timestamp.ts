import type { Instant } from '../../../domain/dates/day.ts'

/** The largest instant that is accepted: the year 2286. */
const LATEST = 9_999_999_999_999

/** Slack's seconds with fractions (`1764000000.000100`) as a UTC instant. `undefined`: not a valid time. */
export function instantOf(seconds: string | number | undefined): Instant | undefined {
  const at = Math.round(Number(seconds) * 1000)
  return at > 0 && at <= LATEST ? at : undefined
}
