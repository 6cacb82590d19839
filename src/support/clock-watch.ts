import type { Instant } from '../domain/dates/day.ts'

/** Slack refuses what is five minutes off; one minute is no delay of the network any more. In milliseconds. */
const MOST_MS = 60_000

/** Hears of a clock: how far ours is ahead of a platform's, in seconds, and whether that is too much. */
export type ClockListener = (
  platform: string,
  aheadSeconds: number,
  state: 'fine' | 'begins' | 'goes-on' | 'over',
) => void

/** Compares this machine's clock with what platforms say. */
export interface ClockWatch {
  /** A platform said which time it is, now. */
  saw(platform: string, theirs: Instant): void
  /** A platform said something with a time that can only have passed, such as an event's: tells a clock that is behind. */
  sawPast(platform: string, theirs: Instant): void
}

/** Compares `now` with each time that a platform tells. */
export function createClockWatch(now: () => Instant, listen: ClockListener): ClockWatch {
  const wrong = new Set<string>()
  const saw = (platform: string, theirs: Instant) => {
    const ahead = now() - theirs
    const isWrong = Math.abs(ahead) > MOST_MS
    const wasWrong = wrong.has(platform)
    if (isWrong) wrong.add(platform)
    else wrong.delete(platform)
    const state = isWrong ? (wasWrong ? 'goes-on' : 'begins') : wasWrong ? 'over' : 'fine'
    listen(platform, Math.round(ahead / 1_000), state)
  }
  return {
    saw,
    sawPast: (platform, theirs) => {
      if (theirs - now() > MOST_MS) saw(platform, theirs)
    },
  }
}

/** The instant of an HTTP `Date` header; `undefined` where there is none. */
export function instantOfHeader(date: string | null | undefined): Instant | undefined {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? undefined : at
}
