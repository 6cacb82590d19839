import type { Day } from '../dates/day.ts'
import { addDays, addMonths, daysBetween, later } from './days/arithmetic.ts'
import { ageOn, type BirthdayLimit, birthdayLimit, isLimit } from './days/birthdays.ts'
import { type AlsoClosed, lastOpenDay, nextOpenDay } from './days/closed.ts'
import { twoMonthsAfter } from './days/two-months.ts'
import type { Facts } from './facts.ts'
import {
  CONTACT_WITHIN_DAYS,
  FIRST_CARD_DAYS,
  NEWBORN_DAYS,
  NO_SPECIAL_PERIOD_DAYS,
  SOON_MONTHS,
} from './reference/parameters.ts'
import { EXTENDS_FROM_NEXT_DAY, EXTENDS_ON_THE_DAY, REFUSES_FIRST_CARD, townOf } from './reference/towns.ts'
import type { Beside, Core, Value } from './space.ts'

const STATUS: Readonly<Record<NonNullable<Facts['status']>, Value<'status'>>> = {
  'fixed-term': 'tied',
  'permanent-resident': 'permanent',
  'highly-skilled-2': 'permanent',
  'special-permanent-resident': 'special-permanent',
  'japanese-national': 'japanese',
  'temporary-refuge': 'landing',
  'provisional-stay': 'landing',
  'birth-or-loss-of-nationality': 'newborn',
  'short-stay': 'unregistered',
  'diplomat-or-official': 'unregistered',
  none: 'unregistered',
}

const yesNo = (is: boolean | undefined): 'yes' | 'no' => (is ? 'yes' : 'no')

/** What the facts say before they are sorted into classes: only what bears on this person. */
export interface Bearing {
  readonly status: Value<'status'>
  readonly holds: Value<'holds'>
  /** The date of a card in hand, ordered or lost. */
  readonly cardEnd: Day | undefined
  /** The end of stay of a person who is tied to one. */
  readonly stayEnd: Day | undefined
  /** The birthday limit of a card in hand, where it can be computed. */
  readonly limit: BirthdayLimit | undefined
  /** Whether an extension or change is open, in time or not. */
  readonly renewal: boolean
}

/** Takes from the facts what bears on this person; the rest cannot change the plan. */
export function bearing(facts: Facts): Bearing {
  const status = facts.status ? STATUS[facts.status] : 'unknown'
  const holds = facts.card?.holds ?? 'unknown'
  const { birthDate } = facts.holder ?? {}
  const madeOn = facts.card?.madeOn
  return {
    status,
    holds,
    cardEnd: holds === 'no' || holds === 'unknown' ? undefined : facts.card?.validUntil,
    stayEnd: status === 'tied' ? facts.stay?.until : undefined,
    limit: holds === 'yes' && birthDate && madeOn ? birthdayLimit(birthDate, madeOn) : undefined,
    renewal: status === 'tied' && isRenewal(facts),
  }
}

const isRenewal = (facts: Facts): boolean =>
  facts.application?.kinds?.some((kind) => kind !== 'permanent-residence') ?? false

/** A date as seen from today: past, soon (within three months, today included) or later. */
function nearness(today: Day, day: Day | undefined): 'unknown' | 'past' | 'soon' | 'later' {
  if (day === undefined) return 'unknown'
  if (day < today) return 'past'
  return day <= addMonths(today, SOON_MONTHS) ? 'soon' : 'later'
}

function stayNearness(today: Day, stayEnd: Day | undefined): Value<'stayEnd'> {
  const near = nearness(today, stayEnd)
  return near === 'past' && stayEnd && twoMonthsAfter(stayEnd).civilCode < today ? 'past-two-months' : near
}

function against(cardEnd: Day | undefined, stayEnd: Day | undefined): Value<'cardAgainstStay'> {
  if (cardEnd === undefined || stayEnd === undefined) return 'unknown'
  if (cardEnd === stayEnd) return 'same'
  return cardEnd < stayEnd ? 'before' : 'after'
}

/** The last day on which an application counts as filed within the stay: rolled past closed days. */
export const lastFilingDay = (stayEnd: Day): Day => nextOpenDay(stayEnd)

function pendingOf(facts: Facts, { status, stayEnd, renewal }: Bearing): Value<'pending'> {
  const kinds = facts.application?.kinds
  if (status !== 'tied' || kinds === undefined) return 'unknown'
  if (kinds.length === 0) return 'none'
  if (!renewal) return 'permanent-residence'
  const filedOn = facts.application?.filedOn
  const late = stayEnd && stayEnd < facts.today && filedOn && filedOn > lastFilingDay(stayEnd)
  return late ? 'renewal-late' : 'renewal'
}

/** A period of stay of three months or less makes no resident record; the freed have no period of stay. */
function recordOf({ stay }: Facts, { status }: Bearing): Value<'record'> {
  if (status === 'unregistered') return 'none'
  const granted = stay?.grantedDays
  if (granted === undefined || !['tied', 'landing', 'newborn', 'unknown'].includes(status)) return 'kept'
  return granted <= NO_SPECIAL_PERIOD_DAYS ? 'none-thirty-days' : 'none'
}

function freedOf({ formerStatusWasFixedTerm: was }: Facts, { status, holds }: Bearing, atLimit: boolean) {
  if (holds !== 'yes' || atLimit) return 'no'
  if (status === 'special-permanent') return yesNo(was)
  if (status !== 'permanent' && status !== 'japanese') return 'no'
  return was === undefined ? 'unknown' : yesNo(was)
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

/** The classes that the situation rests on. */
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

function ageClass({ today, holder }: Facts): Value<'age'> {
  if (holder?.birthDate === undefined)
    return holder?.ageBand === '18-plus' ? 'adult' : (holder?.ageBand ?? 'unknown')
  const age = ageOn(holder.birthDate, today)
  if (age < 1) return 'under-1'
  if (age < 15) return 'under-15'
  return age < 18 ? '15-17' : 'adult'
}

function capClass({ limit, stayEnd }: Bearing): Value<'cap'> {
  if (!limit) return 'unknown'
  return stayEnd && limit.day < stayEnd ? 'before-stay' : 'not-before-stay'
}

/** The channel of the application that the special extension rests on; on the last day the counter alone is open. */
function channelClass(facts: Facts, { stayEnd, renewal }: Bearing): Value<'channel'> {
  const { application, today } = facts
  if (renewal) return application?.channel ?? 'unknown'
  if (stayEnd && (today === stayEnd || !lastOpenDay(today, stayEnd))) return 'counter'
  return application?.kinds?.length === 0 ? (application.channel ?? 'unknown') : 'unknown'
}

/** Whether a card's date follows birthdays or the stay. */
function endsByClass({ status, freed, atLimit }: Core): Value<'endsBy'> {
  if (status === 'unknown' || freed === 'unknown') return 'unknown'
  const free = status === 'permanent' || status === 'special-permanent' || status === 'japanese'
  return atLimit === 'yes' || (free && freed === 'no') ? 'birthday' : 'stay'
}

function thirtyDaysOfLife({ today, holder }: Facts, { status }: Bearing): Value<'thirtyDaysOfLife'> {
  const born = holder?.birthDate
  if (status !== 'newborn' || born === undefined || ageOn(born, today) >= 1) return 'unknown'
  return addDays(born, NEWBORN_DAYS) < today ? 'passed' : 'running'
}

/** The classes that bear on single steps and warnings. */
export function classifyBeside(facts: Facts, person: Bearing, core: Core, alsoClosed: AlsoClosed): Beside {
  const { today, card, application, municipality } = facts
  const { cardEnd, stayEnd, holds } = person
  const town = townOf(municipality)
  const daysOfStay = stayEnd === undefined ? undefined : daysBetween(today, stayEnd)
  const fewDays = daysOfStay !== undefined && daysOfStay <= FIRST_CARD_DAYS
  return {
    age: ageClass(facts),
    cap: capClass(person),
    certificates: nearness(today, holds === 'yes' ? card?.certificatesValidUntil : undefined),
    channel: channelClass(facts, person),
    endsBy: endsByClass(core),
    evidence: person.renewal ? (application?.evidence ?? 'unknown') : 'unknown',
    filedBy: application?.filedBy ?? 'unknown',
    filing: cardEnd && nextOpenDay(today) > cardEnd ? 'after-card-end' : 'while-card-valid',
    firstCard: fewDays && REFUSES_FIRST_CARD.includes(town) ? 'refused' : 'taken',
    fortnight: cardEnd && daysBetween(today, cardEnd) <= CONTACT_WITHIN_DAYS ? 'begun' : 'not-begun',
    lateFiling: stayEnd && stayEnd < today && today <= lastFilingDay(stayEnd) ? 'still-counts' : 'no',
    licence: yesNo(card?.driversLicence),
    localDay: localDay(facts, person, alsoClosed),
    newCombined: yesNo(facts.newResidenceCard?.combined),
    notice: yesNo(application?.noticeToCollect),
    readings: readingsOf(stayEnd),
    received: facts.newResidenceCard?.receivedOn === today ? 'today' : 'not-today',
    sameDay: EXTENDS_ON_THE_DAY.includes(town) ? 'extended-here' : 'not-known',
    stayLastDay: stayEnd === today ? 'today' : 'another-day',
    thirtyDaysOfStay: daysOfStay === undefined ? 'unknown' : fewDays ? 'at-most' : 'more',
    thirtyDaysOfLife: thirtyDaysOfLife(facts, person),
    town,
    visitor: facts.visit?.by ?? 'self',
  }
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
