import type { Instant } from '../../../domain/dates/day.ts'

/** Slack's limits on posting: about one a second and channel with short bursts, some hundreds a minute and workspace. */
const RATES = {
  channel: { burst: 4, everyMs: 1_000 },
  team: { burst: 20, everyMs: 200 },
} as const

interface Bucket {
  /** When the bucket would be full again. */
  fullAt: Instant
}

/** Keeps one process within Slack's limits, and away from a method that Slack has closed for a while. */
export interface RateLimiter {
  /** How many ms to wait before a post to this channel; 0 takes a turn. */
  wait(team: string, channel: string): number
  /** Slack said 429: nothing of this kind for so many ms. */
  close(team: string, method: string, ms: number): void
  /** How many ms a method is still closed. */
  closed(team: string, method: string): number
}

/** Token buckets, kept as the moment at which each would be full again (so an idle one needs no room). */
export function createRateLimiter(now: () => Instant): RateLimiter {
  const buckets = new Map<string, Bucket>()
  const closings = new Map<string, Instant>()

  const waitFor = (name: string, rate: { burst: number; everyMs: number }) => {
    const fullAt = Math.max(buckets.get(name)?.fullAt ?? 0, now())
    return Math.max(0, fullAt + rate.everyMs - (now() + rate.burst * rate.everyMs))
  }
  const take = (name: string, rate: { everyMs: number }) => {
    const fullAt = Math.max(buckets.get(name)?.fullAt ?? 0, now()) + rate.everyMs
    buckets.set(name, { fullAt })
  }
  const tidy = () => {
    if (buckets.size < 10_000) return
    for (const [name, { fullAt }] of buckets) if (fullAt <= now()) buckets.delete(name)
  }

  return {
    wait(team, channel) {
      tidy()
      const [one, all] = [`${team}/${channel}`, team]
      const ms = Math.max(waitFor(one, RATES.channel), waitFor(all, RATES.team))
      if (ms === 0) {
        take(one, RATES.channel)
        take(all, RATES.team)
      }
      return ms
    },
    close: (team, method, ms) => void closings.set(`${team}/${method}`, now() + ms),
    closed: (team, method) => Math.max(0, (closings.get(`${team}/${method}`) ?? 0) - now()),
  }
}
