import type { Instant } from '../../../domain/dates/day.ts'

/** The year 2286: whatever lies beyond is no moment of anybody's. */
const LATEST = 9_999_999_999_999

/** Slack's seconds with fractions (`1764000000.000100`) as a UTC instant; `undefined` for what is none. */
export function instantOf(seconds: string | number | undefined): Instant | undefined {
  const at = Math.round(Number(seconds) * 1000)
  return at > 0 && at <= LATEST ? at : undefined
}
