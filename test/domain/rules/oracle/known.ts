import type { Day } from '../../../../src/domain/dates/day.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import { ageOn, birthdayLimit, isLimit, type Limit } from './birthdays.ts'
import { lastOpen, nextOpen, sameNumber } from './calendar.ts'

/** What the contract's sentences speak of, read off the facts once. E is the card's end, S the stay's. */
export interface Known {
  readonly facts: Facts
  readonly today: Day
  readonly E: Day | undefined
  readonly S: Day | undefined
  readonly soonEnds: Day
  readonly limit: Limit | undefined
  readonly endsByBirthday: boolean
  readonly fixedTerm: boolean
  readonly holds: 'yes' | 'no' | 'applied' | 'lost' | undefined
  readonly newCard: boolean
  readonly pending: boolean
  readonly onlyPermanent: boolean
  readonly done: boolean
  /** Refused, nothing filed since, no new residence card. */
  readonly refused: boolean
  /** Under 15, or a legal representative is sent. */
  readonly represented: boolean
  /** Still to be filed on the last day: the online system is closed (R-IMM-6). */
  readonly counterOnly: boolean
  readonly visitor: 'self' | 'household-member' | 'agent' | 'legal-representative'
  /** Short stay, diplomat, no status, or a period of three months or less. */
  readonly unregistered: boolean
}

/** Whoever has no period of stay has none of three months or less either. */
export const NO_PERIOD = [
  'permanent-resident',
  'special-permanent-resident',
  'highly-skilled-2',
  'japanese-national',
]

export function know(facts: Facts): Known {
  const fixedTerm = facts.status === 'fixed-term'
  const holds = facts.card?.holds
  const kinds = fixedTerm ? (facts.application?.kinds ?? []) : []
  const limit = holds === 'yes' ? birthdayLimit(facts) : undefined
  const stay = fixedTerm ? facts.stay?.until : undefined
  const { today } = facts
  const pending = kinds.includes('extension') || kinds.includes('change-of-status')
  const refused =
    fixedTerm && facts.application?.refused === true && !pending && facts.newResidenceCard === undefined
  const E = holds === 'no' ? undefined : facts.card?.validUntil
  return {
    facts,
    today,
    E,
    S: stay,
    soonEnds: sameNumber(today, 3),
    limit,
    endsByBirthday: E !== undefined && isLimit(E, limit),
    fixedTerm,
    holds,
    newCard: facts.newResidenceCard !== undefined,
    pending,
    onlyPermanent: !refused && kinds.length > 0 && !pending,
    refused,
    done: facts.specialExtension?.done === true,
    represented: facts.visit?.by === 'legal-representative' || isChild(facts),
    visitor: facts.visit?.by ?? 'self',
    counterOnly: !pending && stay !== undefined && (today === stay || !lastOpen(today, stay)),
    unregistered:
      facts.status === 'short-stay' ||
      facts.status === 'diplomat-or-official' ||
      facts.status === 'none' ||
      (!NO_PERIOD.includes(facts.status ?? '') && facts.stay?.grantedDays !== undefined),
  }
}

/** A person is 15 from the 15th birthday on. */
function isChild(facts: Facts): boolean {
  const birth = facts.holder?.birthDate
  return birth ? ageOn(birth, facts.today) < 15 : facts.holder?.ageBand === 'under-15'
}

/** Filing counts until the end of the stay, or on the next open day where that is closed (R-IMM-7). */
export const filedInTime = (filedOn: Day | undefined, stayEnd: Day): boolean =>
  filedOn === undefined || filedOn <= nextOpen(stayEnd)

export const past = (day: Day | undefined, today: Day): boolean => day !== undefined && day < today

/** What is wrong with the residence card itself: in a running stay or a status without end (N-3, N-13). */
export function residenceCardState({ facts, fixedTerm, S, today }: Known): 'lost' | 'past' | undefined {
  const permanent = facts.status === 'permanent-resident' || facts.status === 'highly-skilled-2'
  if (facts.newResidenceCard || !(fixedTerm || permanent)) return undefined
  if (facts.residenceCard?.lost) return 'lost'
  const runs = permanent || (S !== undefined && S >= today)
  return runs && past(facts.residenceCard?.validUntil, today) ? 'past' : undefined
}
