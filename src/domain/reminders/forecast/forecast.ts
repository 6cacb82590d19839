import { addDays } from '../../dates/arithmetic.ts'
import type { Day } from '../../dates/day.ts'
import { cheapestPlan, LINE_PLANS_CHECKED } from './line-plans.ts'

/** Pushes on one day to one channel: people, because several reminders of a day go as one push. */
export interface DayCount {
  readonly day: Day
  readonly channel: string
  readonly people: number
}

/** LINE's quota of this month; `limit` is missing where the plan has none. */
export interface MonthUsage {
  readonly limit?: number
  readonly used: number
}

/** The coming pushes to LINE in one month of Japan, where LINE counts. */
interface LineMonth {
  /** `YYYY-MM`. */
  readonly month: string
  readonly coming: number
  /** Pushed already, for the month that runs; 0 for later ones. */
  readonly used: number
}

/** The operator is told from this share of the quota on. */
const WARN_AT = 0.8

const monthOf = (day: string): string => day.slice(0, 7)
const sum = (counts: readonly DayCount[]): number => counts.reduce((total, { people }) => total + people, 0)

/** The forecast by LINE's months; the current month includes what was used already. */
function lineMonths(
  counts: readonly DayCount[],
  today: Day,
  usage: MonthUsage | undefined,
): readonly LineMonth[] {
  const line = counts.filter(({ channel }) => channel === 'line')
  const months = new Set([monthOf(today), ...line.map(({ day }) => monthOf(day))])
  return [...months].sort().map((month) => ({
    month,
    coming: sum(line.filter(({ day }) => monthOf(day) === month)),
    used: month === monthOf(today) ? (usage?.used ?? 0) : 0,
  }))
}

function table(counts: readonly DayCount[], today: Day, days: number): readonly string[] {
  const channels = [...new Set(['line', 'slack', 'web', ...counts.map(({ channel }) => channel)])]
  const cell = (value: string | number) => String(value).padStart(8)
  const row = (name: string, some: readonly DayCount[]) => {
    const cells = channels.map((channel) => cell(sum(some.filter((one) => one.channel === channel))))
    return [name.padEnd(10), ...cells].join('')
  }
  const all = Array.from({ length: days }, (_, index) => addDays(today, index))
  return [
    ['day'.padEnd(10), ...channels.map(cell)].join(''),
    ...all.map((day) =>
      row(
        day,
        counts.filter((one) => one.day === day),
      ),
    ),
    row('together', counts),
  ]
}

function monthLine({ month, coming, used }: LineMonth, limit: number | undefined): string {
  const all = used + coming
  const of = limit === undefined ? '' : ` of ${limit}`
  const held =
    limit !== undefined && all > limit ? `; ${all - limit} would be held, the less urgent first` : ''
  const near = limit !== undefined && held === '' && all >= WARN_AT * limit ? '; more than 80 %' : ''
  return `LINE ${month}: ${used} used, ${coming} to come, ${all}${of}${held}${near}`
}

function planLine(months: readonly LineMonth[]): string {
  const most = Math.max(0, ...months.map(({ coming, used }) => coming + used))
  const best = cheapestPlan(most)
  if (!best) return `No plan of LINE carries ${most} messages a month.`
  const { plan, yen } = best
  const fee = `¥${yen.toLocaleString('en')} a month without tax`
  return `Cheapest LINE plan for ${most} messages in the fullest month: ${plan.name}, ${fee} (plans as of ${LINE_PLANS_CHECKED}).`
}

/** The forecast as lines of text: pushes by day and channel, LINE's months against the quota, the cheapest plan that fits. */
export function forecastLines(input: {
  readonly counts: readonly DayCount[]
  readonly today: Day
  readonly days: number
  readonly usage: MonthUsage | undefined
}): readonly string[] {
  const { counts, today, days, usage } = input
  const months = lineMonths(counts, today, usage)
  const unknown = usage
    ? []
    : ['LINE is off or does not say: what was used this month is not known, and counted as 0.']
  return [
    ...table(counts, today, days),
    '',
    ...months.map((month) => monthLine(month, usage?.limit)),
    ...unknown,
    planLine(months),
  ]
}

/** Whether the operator must be told about the quota: from 80 % use. */
export function quotaIsShort({ limit, used }: MonthUsage): boolean {
  return limit !== undefined && used >= WARN_AT * limit
}
