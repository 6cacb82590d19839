import { addDays, later } from '../../dates/arithmetic.ts'
import { type AlsoClosed, lastOpenDay, NONE_BESIDE, nextOpenDay } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import type { Facts } from '../contract/facts.ts'
import type { Step } from '../contract/plan.ts'
import { twoMonthsAfter } from '../days/two-months.ts'
import { extendsFrom } from '../facts/classify-secondary.ts'
import type { Bearing } from '../facts/normalize-facts.ts'
import { NEWBORN_DAYS } from '../reference/parameters.ts'
import { DAY_RULES, type DayRule } from '../tables/deadlines.ts'
import type { Template } from '../tables/steps.ts'

/** The days of a step, and the rules that computed them. */
export interface Scheduled {
  readonly days: Pick<Step, 'from' | 'by' | 'goBy' | 'newValidUntil' | 'newValidUntilAtLeast'>
  readonly rules: readonly DayRule[]
}

/** The inputs for the days of a step. */
export interface Calendar {
  readonly facts: Facts
  readonly person: Bearing
  /** Days on which municipal offices are closed in addition to the usual ones. */
  readonly alsoClosed: AlsoClosed
}

const nothing: Scheduled = { days: {}, rules: [] }

/** A date that a card will have: settled, or the earlier of two dates that the sources allow. */
interface NewDate {
  readonly day: Day
  readonly settled: boolean
  readonly rules: readonly DayRule[]
}

/**
 * The date after a special extension: two months after the end of stay, in the earlier reading while that is not past, and never
 * after the birthday limit. A limit before the printed date cannot be right; it is then ignored.
 */
function extendedDate({
  facts: { today },
  person: { stayEnd, limit, cardEnd },
}: Calendar): NewDate | undefined {
  if (stayEnd === undefined) return undefined
  const { safe, civilCode } = twoMonthsAfter(stayEnd)
  if (limit && limit.day < safe && cardEnd && cardEnd <= limit.day) {
    return { day: limit.day, settled: false, rules: [DAY_RULES.extended, DAY_RULES.limit] }
  }
  return { day: safe < today ? civilCode : safe, settled: safe === civilCode, rules: [DAY_RULES.extended] }
}

function limitDate({ person: { limit } }: Calendar): NewDate | undefined {
  if (!limit) return undefined
  const rules = limit.settled ? [DAY_RULES.limit] : [DAY_RULES.limit, DAY_RULES.leap]
  return { day: limit.day, settled: limit.settled, rules }
}

function stayOrLimit(calendar: Calendar): NewDate | undefined {
  const limit = limitDate(calendar)
  const { stayEnd } = calendar.person
  if (!limit || !stayEnd) return undefined
  return limit.day < stayEnd ? limit : { day: stayEnd, settled: true, rules: [DAY_RULES.stay] }
}

const NEW_DATES = { 'extended-date': extendedDate, 'stay-or-limit': stayOrLimit, limit: limitDate } as const

/** The date that the card will have. A date that is not later than the printed one is left out. */
function newDate({ gives }: Template, calendar: Calendar): Scheduled {
  const found = gives && NEW_DATES[gives](calendar)
  const { person } = calendar
  if (!found || (person.cardEnd && found.day <= person.cardEnd)) return nothing
  return {
    days: found.settled ? { newValidUntil: found.day } : { newValidUntilAtLeast: found.day },
    rules: found.rules,
  }
}

/** Filing: by the end of stay. If no open day is left until then, the next open day still counts. */
function filing({ facts: { today }, person: { stayEnd } }: Calendar): Scheduled {
  if (!stayEnd) return nothing
  const goBy = lastOpenDay(today, stayEnd)
  if (goBy) return { days: { by: stayEnd, goBy }, rules: [DAY_RULES['filing-day'], DAY_RULES.open] }
  const next = nextOpenDay(later(today, stayEnd))
  return { days: { by: next, goBy: next }, rules: [DAY_RULES['filing-day'], DAY_RULES.rolled] }
}

/** The last day of a step, by the rule that the template names. */
function lastDay(by: NonNullable<Template['by']>, calendar: Calendar): Day | undefined {
  const { facts, person } = calendar
  if (by === 'card-end') return person.cardEnd
  if (by === 'extended-date') return extendedDate(calendar)?.day
  if (by === 'stay-end') return person.stayEnd
  const born = facts.holder?.birthDate
  const day = born && addDays(born, NEWBORN_DAYS)
  return day && day >= facts.today ? day : undefined
}

function deadline(template: Template, calendar: Calendar): Scheduled {
  const { by: rule, action, after } = template
  if (rule === undefined) return nothing
  if (rule === 'filing-day') return filing(calendar)
  const by = lastDay(rule, calendar)
  if (by === undefined) return nothing
  const { facts, alsoClosed } = calendar
  const from = action === 'extend' && !after ? extendsFrom(facts) : undefined
  const first = from ? later(from, facts.today) : facts.today
  const goBy = lastOpenDay(first, by, action === 'apply-to-immigration' ? NONE_BESIDE : alsoClosed)
  return {
    days: { ...(from && { from }), by, ...(goBy && { goBy }) },
    rules: [DAY_RULES[rule], ...(from ? [DAY_RULES.from] : []), DAY_RULES.open],
  }
}

/** The days of a step. Every day is today or later, except a `from`, which can be past. */
export function schedule(template: Template, calendar: Calendar): Scheduled {
  const [deadlines, gives] = [deadline(template, calendar), newDate(template, calendar)]
  return { days: { ...deadlines.days, ...gives.days }, rules: [...deadlines.rules, ...gives.rules] }
}
