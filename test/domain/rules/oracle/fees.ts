import type { Day } from '../../../../src/domain/dates/day.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import type { Fee } from '../../../../src/domain/rules/contract/plan.ts'

/** R-FEE-1 and R-FEE-2: the stay fee, where day of filing, channel and months granted settle it. */
export function stayFee(facts: Facts): number | undefined {
  const { filedOn, channel, monthsGranted, kinds = [] } = facts.application ?? {}
  if (!filedOn || !channel || filedOn < '2025-04-01' || kinds.length === 0) return undefined
  const old = filedOn <= '2026-09-30'
  const permanent = kinds.includes('permanent-residence')
  if (permanent && kinds.length === 1) {
    if (channel === 'online') return undefined
    return old ? 10_000 : 200_000
  }
  if (permanent && monthsGranted === undefined) return undefined
  if (old) return { counter: 6_000, online: 5_500 }[channel]
  if (monthsGranted === undefined) return undefined
  if (monthsGranted <= 3) return 10_000
  const both = row(monthsGranted)
  return channel === 'counter' ? both[0] : both[1]
}

function row(months: number): readonly [number, number] {
  if (months <= 6) return [18_000, 15_000]
  if (months < 12) return [25_000, 21_000]
  if (months === 12) return [33_000, 27_000]
  if (months < 36) return [48_000, 42_000]
  if (months < 60) return [64_000, 56_000]
  return [75_000, 65_000]
}

/** R-LAPSE-4; after a lapse by birthday free (N-6). */
export const reissueFee = (byBirthday: boolean): Fee | undefined =>
  byBirthday ? 0 : { withCertificates: 1_000, without: 800 }

/** N-10: the bounds of the fee before its figure is known, by day of receipt and channel. */
export function stayFeeRange(
  facts: Facts,
  receivedOn: Day | undefined,
  channel: 'counter' | 'online' | undefined,
): { readonly from: number; readonly upTo: number } | undefined {
  const { kinds = [], monthsGranted } = facts.application ?? {}
  if (!receivedOn || receivedOn < '2025-04-01') return undefined
  const old = receivedOn <= '2026-09-30'
  const months = monthsGranted === undefined ? [3, 6, 9, 12, 24, 36, 60] : [monthsGranted]
  const figures: number[] = []
  for (const by of channel ? [channel] : (['counter', 'online'] as const)) {
    if (by === 'counter' && kinds.includes('permanent-residence')) figures.push(old ? 10_000 : 200_000)
    if (!kinds.some((kind) => kind !== 'permanent-residence')) continue
    if (old) figures.push(by === 'counter' ? 6_000 : 5_500)
    else
      for (const length of months) figures.push(length <= 3 ? 10_000 : row(length)[by === 'counter' ? 0 : 1])
  }
  return figures.length === 0 ? undefined : { from: Math.min(...figures), upTo: Math.max(...figures) }
}
