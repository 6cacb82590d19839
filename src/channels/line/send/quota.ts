import { z } from 'zod'
import { type Day, dayInJapan, type Instant } from '../../../domain/dates/day.ts'
import { type LineCall, ok } from '../api/client.ts'

const quotaBody = z.object({ type: z.string(), value: z.number().optional() })
const consumptionBody = z.object({ totalUsage: z.number() })

/** This month's pushes; `limit` is missing if the plan has none. */
export interface Usage {
  readonly limit?: number
  readonly used: number
}

const HOUR_MS = 3_600_000
const JAPAN_MS = 9 * HOUR_MS

/** How long a result is cached, in milliseconds. */
const HOLDS_MS = 10 * 60_000

/** How often a used-up quota is checked again, because the plan may change within the month. */
const LOOK_AGAIN_MS = 6 * HOUR_MS

/** The start of the next month in Japan, whose calendar LINE uses. */
export function nextMonth(now: Instant): Instant {
  const japan = new Date(now + JAPAN_MS)
  return Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth() + 1, 1) - JAPAN_MS
}

/** The day in Japan on which a spent quota returns: the first of the next month. */
export const quotaReturnsOn = (now: Instant): Day => dayInJapan(nextMonth(now))

/** Until when pushes are held after the quota is used up. */
export function heldUntil(now: Instant): Instant {
  return Math.min(nextMonth(now), now + LOOK_AGAIN_MS)
}

/** This month's quota and use; `undefined` if LINE does not say. Two requests, without use of quota. */
export async function usageOf(call: LineCall): Promise<Usage | undefined> {
  const [quota, consumption] = await Promise.all([
    call({ method: 'GET', path: '/v2/bot/message/quota' }),
    call({ method: 'GET', path: '/v2/bot/message/quota/consumption' }),
  ])
  const limit = quotaBody.safeParse(ok(quota) ? quota.body : undefined)
  const used = consumptionBody.safeParse(ok(consumption) ? consumption.body : undefined)
  if (!limit.success || !used.success) return undefined
  const { type, value } = limit.data
  return { used: used.data.totalUsage, ...(type === 'limited' && value !== undefined && { limit: value }) }
}

/** Whether the monthly quota is used up: LINE's refusal does not distinguish this from rate limiting. */
export interface QuotaGuard {
  /** Whether it is known to be used up, without a request. */
  spent(): boolean
  /** Checks after a refusal, at most every ten minutes. */
  ask(): Promise<boolean>
}

/** Calls `onSpent` each time that a check finds the quota used up. */
export function quotaGuard(call: LineCall, now: () => Instant, onSpent: (usage: Usage) => void): QuotaGuard {
  let known: { readonly spent: boolean; readonly at: Instant; readonly until: Instant } | undefined
  let underWay: Promise<boolean> | undefined
  const holds = () => known !== undefined && now() >= known.at && now() < known.until

  const ask = async () => {
    const usage = await usageOf(call)
    if (!usage) return false
    const spent = usage.limit !== undefined && usage.used >= usage.limit
    known = { spent, at: now(), until: Math.min(now() + (spent ? HOLDS_MS : 5_000), nextMonth(now())) }
    if (spent) onSpent(usage)
    return spent
  }
  const once = () => {
    underWay ??= ask().finally(() => {
      underWay = undefined
    })
    return underWay
  }
  return {
    spent: () => holds() && known?.spent === true,
    ask: async () => (holds() ? known?.spent === true : once()),
  }
}
