import { addDays, daysBetween, later } from '../../dates/arithmetic.ts'
import { type AlsoClosed, lastOpenDay, nextOpenDay } from '../../dates/closed-days.ts'
import type { Day } from '../../dates/day.ts'
import type { Facts } from '../contract/facts.ts'
import { ageOn } from '../days/birthdays.ts'
import { twoMonthsAfter } from '../days/two-months.ts'
import {
  CONTACT_WITHIN_DAYS,
  FIRST_CARD_DAYS,
  GOES_ALONE_FROM,
  NEWBORN_DAYS,
} from '../reference/parameters.ts'
import { STAY_FEES_BY_PERIOD_FROM } from '../reference/stay-fees.ts'
import {
  EXTENDS_FROM_NEXT_DAY,
  EXTENDS_ON_THE_DAY,
  REFUSES_FIRST_CARD,
  TAKES_COMPLETION_EMAIL,
  townOf,
} from '../reference/towns.ts'
import { lastFilingDay } from './classify-core.ts'
import { nearness, yesNo } from './date-class.ts'
import type { Beside, Core, Value } from './dimensions.ts'
import type { Bearing } from './normalize-facts.ts'
import { stayFee } from './stay-fee.ts'

function ageClass({ today, holder }: Facts): Value<'age'> {
  if (holder?.birthDate === undefined)
    return holder?.ageBand === '18-plus' ? 'adult' : (holder?.ageBand ?? 'unknown')
  const age = ageOn(holder.birthDate, today)
  if (age < 1) return 'under-1'
  if (age < GOES_ALONE_FROM) return 'under-15'
  return age < 18 ? '15-17' : 'adult'
}

function capClass({ limit, stayEnd }: Bearing): Value<'cap'> {
  if (!limit) return 'unknown'
  return stayEnd && limit.day < stayEnd ? 'before-stay' : 'not-before-stay'
}

/** How the application was or can be filed on which the special extension is based. On the last day only the counter is possible. */
function channelClass(facts: Facts, { stayEnd, renewal }: Bearing): Value<'channel'> {
  const { application, today } = facts
  if (renewal) return application?.channel ?? 'unknown'
  if (stayEnd && (today === stayEnd || !lastOpenDay(today, stayEnd))) return 'counter'
  return application?.kinds?.length === 0 ? (application.channel ?? 'unknown') : 'unknown'
}

/** Whether a card's date follows birthdays or the stay. */
function endsByClass({ status, freed, atLimit }: Core): Value<'endsBy'> {
  if (freed === 'unknown') return 'unknown'
  const free = status === 'permanent' || status === 'special-permanent' || status === 'japanese'
  return atLimit === 'yes' || (free && freed === 'no') ? 'birthday' : 'stay'
}

function thirtyDaysOfLife({ today, holder }: Facts, { status }: Bearing): Value<'thirtyDaysOfLife'> {
  const born = holder?.birthDate
  if (status !== 'newborn' || born === undefined || ageOn(born, today) >= 1) return 'unknown'
  return addDays(born, NEWBORN_DAYS) < today ? 'passed' : 'running'
}

function thirtyDaysOfStay({ today }: Facts, { stayEnd }: Bearing): Value<'thirtyDaysOfStay'> {
  if (stayEnd === undefined) return 'unknown'
  return daysBetween(today, stayEnd) <= FIRST_CARD_DAYS ? 'at-most' : 'more'
}

/** The classes of the dates of card and stay, relative to today. */
function ofTheDates(facts: Facts, person: Bearing, alsoClosed: AlsoClosed) {
  const { today, card } = facts
  const { cardEnd, stayEnd, holds, renewal } = person
  return {
    cap: capClass(person),
    certificates: nearness(today, holds === 'yes' ? card?.certificatesValidUntil : undefined),
    filing: cardEnd && nextOpenDay(today) > cardEnd ? 'after-card-end' : 'while-card-valid',
    fortnight: cardEnd && daysBetween(today, cardEnd) <= CONTACT_WITHIN_DAYS ? 'begun' : 'not-begun',
    lateFiling:
      !renewal && stayEnd && stayEnd < today && today <= lastFilingDay(stayEnd) ? 'still-counts' : 'no',
    localDay: localDay(facts, person, alsoClosed),
    readings: readingsOf(stayEnd),
    stayLastDay: stayEnd === today ? 'today' : 'another-day',
    thirtyDaysOfLife: thirtyDaysOfLife(facts, person),
    thirtyDaysOfStay: thirtyDaysOfStay(facts, person),
  } as const
}

/** The classes of the application and of the new residence card. */
function ofTheApplication(facts: Facts, person: Bearing) {
  const { application, newResidenceCard } = facts
  return {
    channel: channelClass(facts, person),
    extendedBefore: yesNo(facts.specialExtension?.done),
    evidence: person.renewal ? (application?.evidence ?? 'unknown') : 'unknown',
    filedBy: application?.filedBy ?? 'unknown',
    newCombined: yesNo(newResidenceCard?.combined),
    notice: yesNo(application?.noticeToCollect),
    stayFee: stayFeeClass(facts),
    received: newResidenceCard?.receivedOn === facts.today ? 'today' : 'not-today',
  } as const
}

function residenceCardClass({ today, residenceCard, newResidenceCard }: Facts): Value<'residenceCard'> {
  if (newResidenceCard) return 'in-order'
  if (residenceCard?.lost) return 'lost'
  const until = residenceCard?.validUntil
  return until && until < today ? 'past' : 'in-order'
}

/** Whether immigration's fee for an open application is settled: the amount is known, or the day of receipt falls under the old table. */
function stayFeeClass(facts: Facts): Value<'stayFee'> {
  const filedOn = facts.application?.filedOn
  const isOld = filedOn !== undefined && filedOn < STAY_FEES_BY_PERIOD_FROM
  return isOld || stayFee(facts) ? 'settled' : 'open'
}

/** The classes that affect single steps and warnings. */
export function classifyBeside(facts: Facts, person: Bearing, core: Core, alsoClosed: AlsoClosed): Beside {
  const town = townOf(facts.municipality)
  const dates = ofTheDates(facts, person, alsoClosed)
  const fewDays = dates.thirtyDaysOfStay === 'at-most'
  return {
    ...dates,
    ...ofTheApplication(facts, person),
    age: ageClass(facts),
    cardKind: facts.card?.kind ?? 'unknown',
    damaged: yesNo(core.holds === 'yes' && facts.card?.damaged),
    endsBy: endsByClass(core),
    filingDay: filingDay(facts, person, alsoClosed),
    firstCard: fewDays && REFUSES_FIRST_CARD.includes(town) ? 'refused' : 'taken',
    licence: yesNo(facts.card?.driversLicence),
    residenceCard: residenceCardClass(facts),
    sameDay: EXTENDS_ON_THE_DAY.includes(town) ? 'extended-here' : 'not-known',
    stolen: yesNo(facts.card?.lostHow === 'stolen'),
    town,
    visitor: facts.visit?.by ?? 'self',
  }
}

/**
 * Whether an online filing of today comes too late for the special extension: the receipt number comes in the night after the
 * filing, and today is the last open day up to the card's end (rule book, N-11).
 */
function filingDay(facts: Facts, { cardEnd, renewal }: Bearing, alsoClosed: AlsoClosed): Value<'filingDay'> {
  const { today, application, municipality } = facts
  const isToday = !renewal || application?.filedOn === today
  const isLast = cardEnd !== undefined && lastOpenDay(today, cardEnd, alsoClosed) === today
  const waits = !TAKES_COMPLETION_EMAIL.includes(townOf(municipality))
  return isToday && isLast && waits ? 'last-open-day' : 'another-day'
}

function readingsOf(stayEnd: Day | undefined): Value<'readings'> {
  if (stayEnd === undefined) return 'agree'
  const { safe, civilCode } = twoMonthsAfter(stayEnd)
  return safe === civilCode ? 'agree' : 'differ'
}

/** The first day on which the municipality extends, where it sets one. */
export function extendsFrom({ newResidenceCard, municipality }: Facts): Day | undefined {
  const received = newResidenceCard?.receivedOn
  return received && EXTENDS_FROM_NEXT_DAY.includes(townOf(municipality)) ? addDays(received, 1) : undefined
}

/** Whether the local first day takes away the last open day on which the card could have been extended. */
function localDay(facts: Facts, { cardEnd }: Bearing, alsoClosed: AlsoClosed): Value<'localDay'> {
  const from = extendsFrom(facts)
  if (!from || !cardEnd || !lastOpenDay(facts.today, cardEnd, alsoClosed)) return 'left'
  return lastOpenDay(later(from, facts.today), cardEnd, alsoClosed) ? 'left' : 'none-left'
}
