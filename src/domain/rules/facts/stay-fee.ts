import type { Day } from '../../dates/day.ts'
import type { Facts } from '../contract/facts.ts'
import type { FeeRange } from '../contract/plan.ts'
import type { StepAction } from '../contract/vocabulary.ts'
import { type Granted, STAY_FEES, STAY_FEES_BY_PERIOD_FROM, type StayFee } from '../reference/stay-fees.ts'
import type { Value } from './dimensions.ts'
import type { FactPath } from './fact-accessors.ts'

type Application = NonNullable<Facts['application']>

/** What was granted. If a decision can be of several kinds, it counts as a period only if its length is known. */
function grantedBy({ kinds = [], monthsGranted }: Application): Granted['what'] | undefined {
  const permanent = kinds.includes('permanent-residence')
  const renewal = kinds.some((kind) => kind !== 'permanent-residence')
  if (permanent && renewal) return monthsGranted === undefined ? undefined : 'period'
  if (permanent) return 'permanent-residence'
  return renewal ? 'period' : undefined
}

/** Whether a length in months is within the bounds of a row. A row without bounds fits every period, also an unknown one. */
export function covers({ over, atLeast, upTo, under }: Granted, months: number | undefined): boolean {
  if (over === undefined && atLeast === undefined && upTo === undefined && under === undefined) return true
  if (months === undefined) return false
  return (
    (over === undefined || months > over) &&
    (atLeast === undefined || months >= atLeast) &&
    (upTo === undefined || months <= upTo) &&
    (under === undefined || months < under)
  )
}

/** Immigration's fee for what was granted; `undefined` if day, channel or period are not known or not settled. */
export function stayFee({ application }: Facts): StayFee | undefined {
  const { filedOn, channel, monthsGranted } = application ?? {}
  const what = application && grantedBy(application)
  if (!filedOn || !channel || !what) return undefined
  return STAY_FEES.find(
    (fee) =>
      fee.granted.what === what &&
      fee.channel === channel &&
      covers(fee.granted, monthsGranted) &&
      fee.from <= filedOn &&
      (fee.until === undefined || filedOn <= fee.until),
  )
}

/** The bounds of a stay fee, and the rows that they come from. */
interface Bounds {
  readonly range: FeeRange
  readonly rows: readonly StayFee[]
}

/** Every decision that is still possible for an open application. */
function mayBeGranted({ kinds = [] }: Application): readonly Granted['what'][] {
  const permanent = kinds.includes('permanent-residence')
  const renewal = kinds.some((kind) => kind !== 'permanent-residence')
  return [...(renewal ? ['period' as const] : []), ...(permanent ? ['permanent-residence' as const] : [])]
}

/** The rows that can still apply to an application received on a day. */
function possible(day: Day, what: readonly Granted['what'][], channel: string | undefined, months?: number) {
  return STAY_FEES.filter(
    (fee) =>
      what.includes(fee.granted.what) &&
      (channel === undefined || fee.channel === channel) &&
      (months === undefined || fee.granted.what !== 'period' || covers(fee.granted, months)) &&
      fee.from <= day &&
      (fee.until === undefined || day <= fee.until),
  )
}

function boundsOf(rows: readonly StayFee[]): Bounds | undefined {
  const sorted = rows.toSorted((one, other) => one.yen - other.yen)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  if (!lowest || !highest) return undefined
  const range = { from: lowest.yen, upTo: highest.yen }
  return { range, rows: lowest === highest ? [lowest] : [lowest, highest] }
}

/**
 * The bounds of immigration's fee at a step while its amount is not known: for an application that is not filed yet, and for one
 * that is granted. `undefined` if no day of receipt is known, and for a first status, whose fee is not in the sources.
 */
export function stayFeeBounds(
  action: StepAction,
  facts: Facts,
  channel: Value<'channel'>,
): Bounds | undefined {
  const { application, today, status } = facts
  if (action === 'apply-to-immigration')
    return status === 'fixed-term' && today >= STAY_FEES_BY_PERIOD_FROM
      ? boundsOf(possible(today, ['period'], channel === 'unknown' ? undefined : channel))
      : undefined
  if (action !== 'collect-residence-card' || !application?.filedOn) return undefined
  const { filedOn, channel: filed, monthsGranted } = application
  return boundsOf(possible(filedOn, mayBeGranted(application), filed, monthsGranted))
}

/** The facts that decide a stay fee. */
export const STAY_FEE_READS: readonly FactPath[] = [
  'application.kinds',
  'application.filedOn',
  'application.channel',
  'application.monthsGranted',
]
