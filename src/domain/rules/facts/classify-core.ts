import { nextOpenDay } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import type { Facts } from '../contract/facts.ts'
import { isLimit } from '../days/birthdays.ts'
import { twoMonthsAfter } from '../days/two-months.ts'
import { NO_SPECIAL_PERIOD_DAYS } from '../reference/parameters.ts'
import { nearness, yesNo } from './date-class.ts'
import type { Core, Value } from './dimensions.ts'
import type { Bearing } from './normalize-facts.ts'

function stayNearness(today: Day, stayEnd: Day | undefined): Value<'stayEnd'> {
  const near = nearness(today, stayEnd)
  return near === 'past' && stayEnd && twoMonthsAfter(stayEnd).civilCode < today ? 'past-two-months' : near
}

function against(cardEnd: Day | undefined, stayEnd: Day | undefined): Value<'cardAgainstStay'> {
  if (cardEnd === undefined || stayEnd === undefined) return 'unknown'
  if (cardEnd === stayEnd) return 'same'
  return cardEnd < stayEnd ? 'before' : 'after'
}

/** The last day on which an application counts as filed within the stay: if the office is closed, the next open day. */
export const lastFilingDay = (stayEnd: Day): Day => nextOpenDay(stayEnd)

/** A refusal counts until a new application is filed or a new residence card is received. */
const isRefused = ({ application, newResidenceCard }: Facts, renewal: boolean): boolean =>
  application?.refused === true && !renewal && newResidenceCard === undefined

function pendingOf(facts: Facts, { status, stayEnd, renewal }: Bearing): Value<'pending'> {
  const kinds = facts.application?.kinds
  if (status !== 'tied') return 'unknown'
  if (isRefused(facts, renewal)) return 'refused'
  if (kinds === undefined) return 'unknown'
  if (kinds.length === 0) return 'none'
  if (!renewal) return 'permanent-residence'
  const filedOn = facts.application?.filedOn
  const late = stayEnd && stayEnd < facts.today && filedOn && filedOn > lastFilingDay(stayEnd)
  return late ? 'renewal-late' : 'renewal'
}

/** A person with a period of stay of three months or less has no resident record. Persons of other statuses have no period of stay. */
function recordOf({ stay }: Facts, { status }: Bearing): Value<'record'> {
  if (status === 'unregistered') return 'none'
  const granted = stay?.grantedDays
  if (granted === undefined || !['tied', 'landing', 'newborn', 'unknown'].includes(status)) return 'kept'
  return granted <= NO_SPECIAL_PERIOD_DAYS ? 'none-thirty-days' : 'none'
}

function freedOf({ formerStatusWasFixedTerm: was }: Facts, { status, holds }: Bearing, atLimit: boolean) {
  if (holds !== 'yes') return 'no'
  if (status === 'special-permanent') return yesNo(was && !atLimit)
  if (status !== 'permanent' && status !== 'japanese') return 'no'
  return was === undefined ? 'unknown' : yesNo(was && !atLimit)
}

function combinedOf({ card, newResidenceCard }: Facts, { holds }: Bearing): Value<'combined'> {
  if (holds !== 'yes' || newResidenceCard === undefined) return 'no-question'
  const replaces = card?.kind === 'specified-residence-card'
  if (newResidenceCard.combined === undefined) return replaces ? 'unknown' : 'no-question'
  if (replaces) return newResidenceCard.combined ? 'received' : 'unclear'
  return newResidenceCard.combined ? 'unclear' : 'no-question'
}

function specialOf({ specialExtension }: Facts, { status, holds }: Bearing): Value<'special'> {
  if (status !== 'tied' || holds !== 'yes') return 'not-done'
  if (specialExtension?.done === undefined) return 'unknown'
  return specialExtension.done ? 'done' : 'not-done'
}

/** The classes that decide the situation. */
export function classifyCore(facts: Facts, person: Bearing): Core {
  const { status, holds, cardEnd, stayEnd, limit } = person
  const atLimit = limit !== undefined && cardEnd !== undefined && isLimit(cardEnd, limit)
  return {
    status,
    leaving: yesNo(facts.leavingJapanOn !== undefined),
    record: recordOf(facts, person),
    holds,
    cardEnd: nearness(facts.today, cardEnd),
    stayEnd: stayNearness(facts.today, stayEnd),
    cardAgainstStay: against(cardEnd, stayEnd),
    pending: pendingOf(facts, person),
    newCard: yesNo(facts.newResidenceCard !== undefined),
    freed: freedOf(facts, person, atLimit),
    combined: combinedOf(facts, person),
    atLimit: yesNo(atLimit),
    fieldFull: yesNo(holds === 'yes' && facts.card?.additionalEntryFieldFull),
    special: specialOf(facts, person),
  }
}
