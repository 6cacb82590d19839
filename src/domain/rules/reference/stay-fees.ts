import type { Day } from '../../dates/day.ts'
import { READ, type SourceId } from './sources.ts'

/** The kinds of grant that differ in their fee. */
export interface Granted {
  readonly what: 'period' | 'permanent-residence'
  /** The bounds of a period in months: more than, or at least; and up to, or less than. */
  readonly over?: number
  readonly atLeast?: number
  readonly upTo?: number
  readonly under?: number
}

/** One row of immigration's stay fees, by the day on which the application was received. */
export interface StayFee {
  readonly id: string
  readonly granted: Granted
  readonly channel: 'counter' | 'online'
  readonly yen: number
  readonly from: Day
  readonly until?: Day
  readonly sources: readonly SourceId[]
  readonly checkedOn: Day
}

/** The first day of receipt for which the fee depends on the period granted. */
export const STAY_FEES_BY_PERIOD_FROM: Day = '2026-10-01'

const sources = ['FEE26', 'FEE26b', 'ISA-00644'] as const
const old = { from: '2025-04-01', until: '2026-09-30', sources, checkedOn: READ } as const
const byPeriod = { from: STAY_FEES_BY_PERIOD_FROM, sources, checkedOn: READ } as const
const period = { what: 'period' } as const
const permanent = { what: 'permanent-residence' } as const
const [counter, online] = ['counter', 'online'] as const

/** Immigration's stay fees, without the charge for paying online; paid only when granted. Fees for earlier days are not settled. */
export const STAY_FEES: readonly StayFee[] = [
  { id: 'stay-fee-2025-counter', granted: period, channel: counter, yen: 6000, ...old },
  { id: 'stay-fee-2025-online', granted: period, channel: online, yen: 5500, ...old },
  { id: 'stay-fee-2025-permanent', granted: permanent, channel: counter, yen: 10_000, ...old },
  ...[
    { id: '3-months', granted: { ...period, upTo: 3 }, yen: [10_000, 10_000] },
    { id: '6-months', granted: { ...period, over: 3, upTo: 6 }, yen: [18_000, 15_000] },
    { id: 'under-1-year', granted: { ...period, over: 6, under: 12 }, yen: [25_000, 21_000] },
    { id: '1-year', granted: { ...period, atLeast: 12, upTo: 12 }, yen: [33_000, 27_000] },
    { id: 'under-3-years', granted: { ...period, over: 12, under: 36 }, yen: [48_000, 42_000] },
    { id: '3-years', granted: { ...period, atLeast: 36, under: 60 }, yen: [64_000, 56_000] },
    { id: '5-years', granted: { ...period, atLeast: 60 }, yen: [75_000, 65_000] },
  ].flatMap(({ id, granted, yen: [atCounter = 0, byNet = 0] }) => [
    { id: `stay-fee-2026-${id}-counter`, granted, channel: counter, yen: atCounter, ...byPeriod },
    { id: `stay-fee-2026-${id}-online`, granted, channel: online, yen: byNet, ...byPeriod },
  ]),
  { id: 'stay-fee-2026-permanent', granted: permanent, channel: counter, yen: 200_000, ...byPeriod },
]
