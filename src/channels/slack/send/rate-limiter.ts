import type { Instant } from '../../../domain/dates/day.ts'
import type { RateLimiter } from '../context/context.ts'

/** Slack's limits for posts: one a second in a channel with short bursts, some hundreds a minute in a workspace (docs.slack.dev/apis/web-api/rate-limits). */
const RATES = {
  channel: { burst: 4, everyMs: 1_000 },
  team: { burst: 20, everyMs: 200 },
} as const

interface Bucket {
  /** When the bucket is full again, as a UTC instant. */
  fullAt: Instant
}

/** Token buckets, stored as the instant at which each is full again. A full bucket is not stored. */
export function createRateLimiter(now: () => Instant): RateLimiter {
  const buckets = new Map<string, Bucket>()
  const closings = new Map<string, { readonly at: Instant; readonly ms: number }>()

  /** No bucket takes longer to fill than its burst: beyond, the clock was set back, and nothing is known of it. */
  const fullAtOf = (name: string, { burst, everyMs }: { burst: number; everyMs: number }) => {
    const fullAt = buckets.get(name)?.fullAt ?? 0
    return fullAt > now() + (burst + 1) * everyMs ? now() : Math.max(fullAt, now())
  }
  const waitFor = (name: string, rate: { burst: number; everyMs: number }) =>
    Math.max(0, fullAtOf(name, rate) + rate.everyMs - (now() + rate.burst * rate.everyMs))
  const take = (name: string, rate: { burst: number; everyMs: number }) => {
    buckets.set(name, { fullAt: fullAtOf(name, rate) + rate.everyMs })
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
    close: (team, method, ms) => void closings.set(`${team}/${method}`, { at: now(), ms }),
    closed: (team, method) => {
      const closing = closings.get(`${team}/${method}`)
      if (!closing || now() < closing.at) return 0
      return Math.max(0, closing.at + closing.ms - now())
    },
  }
}
