import type { Facts } from '../contract/facts.ts'
import type { FactPath } from '../facts/fact-accessors.ts'
import { type Granted, STAY_FEES, type StayFee } from '../tables/stay-fees.ts'

type Application = NonNullable<Facts['application']>

/** What was granted; a decision on one of several kinds is a period only where its length is known. */
function grantedBy({ kinds = [], monthsGranted }: Application): Granted['what'] | undefined {
  const permanent = kinds.includes('permanent-residence')
  const renewal = kinds.some((kind) => kind !== 'permanent-residence')
  if (permanent && renewal) return monthsGranted === undefined ? undefined : 'period'
  if (permanent) return 'permanent-residence'
  return renewal ? 'period' : undefined
}

/** Whether a length in months falls into a row; a row without bounds takes every period, known or not. */
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

/** Immigration's fee for what was granted; `undefined` where day, channel or period are not known or not settled. */
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

/** The facts that a stay fee rests on. */
export const STAY_FEE_READS: readonly FactPath[] = [
  'application.kinds',
  'application.filedOn',
  'application.channel',
  'application.monthsGranted',
]
