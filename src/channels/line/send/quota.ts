import { z } from 'zod'
import type { Instant } from '../../../domain/dates/day.ts'
import { type LineCall, ok } from '../api/client.ts'

const quotaBody = z.object({ type: z.string(), value: z.number().optional() })
const consumptionBody = z.object({ totalUsage: z.number() })

/** What this month's pushes came to; `limit` is missing where the plan has none. */
export interface Usage {
  readonly limit?: number
  readonly used: number
}

const HOUR_MS = 3_600_000
const JAPAN_MS = 9 * HOUR_MS

/** An answer holds for so long, in milliseconds: a raised plan is noticed soon, a spent one costs no more requests. */
const HOLDS_MS = 10 * 60_000

/** Even a spent quota is looked at again after so long, because a plan can be raised within the month. */
const LOOK_AGAIN_MS = 6 * HOUR_MS

/** When the next month begins in Japan, where LINE counts. */
export function nextMonth(now: Instant): Instant {
  const japan = new Date(now + JAPAN_MS)
  return Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth() + 1, 1) - JAPAN_MS
}

/** Until when a push is kept back once the quota is spent. */
export function heldUntil(now: Instant): Instant {
  return Math.min(nextMonth(now), now + LOOK_AGAIN_MS)
}

/** This month's quota and use; `undefined` when LINE does not say. Costs two requests and none of the quota. */
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

/** Whether the month's quota is spent: LINE's words of a refusal do not tell it apart from passing trouble. */
export interface QuotaGuard {
  /** Known to be spent just now, without asking. */
  spent(): boolean
  /** Asks, after a refusal; not more often than every ten minutes. */
  ask(): Promise<boolean>
}

/** `onSpent` hears of it each time that it is found out. */
export function quotaGuard(call: LineCall, now: () => Instant, onSpent: (usage: Usage) => void): QuotaGuard {
  let known: { readonly spent: boolean; readonly at: Instant; readonly until: Instant } | undefined
  let underWay: Promise<boolean> | undefined
  const holds = () => known !== undefined && now() < known.until

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
