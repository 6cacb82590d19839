import type { After, Situation } from '../../../../src/domain/rules/contract/vocabulary.ts'
import {
  applyToImmigration,
  askOffice,
  atLimit,
  atOffice,
  contact,
  extendedDate,
  extendLater,
  extendNow,
  type OracleStep,
  reissue,
  renewCertificates,
  replacement,
  reportLoss,
  returnCard,
  specialExtension,
  step,
} from './actions.ts'
import { ageOn } from './birthdays.ts'
import * as bring from './bring.ts'
import { daysFrom, nextOpen, plusDays } from './calendar.ts'
import { stayFee, stayFeeRange } from './fees.ts'
import { filedInTime, type Known, past, residenceCardState } from './known.ts'
import { leavesNoDay, listsOnlyTheStamp } from './towns.ts'

function renewalJoins(known: Known): OracleStep[] {
  const end = known.facts.card?.certificatesValidUntil
  return end && end <= known.soonEnds ? [renewCertificates(known)] : []
}

/** Filing, then what keeps the card alive, or the reissue where filing comes after its end. */
function renewalOfStay(known: Known): OracleStep[] {
  const { S, E } = known
  if (!S || !E) throw new Error('a renewal without its dates')
  const filing = applyToImmigration(known, S)
  if (filing.goBy && filing.goBy > E) return [filing, reissue(known, 'new-residence-card')]
  if (atLimit(known)) return [filing, replacement(known, 0, 'new-residence-card')]
  if (known.done) return [filing, ...extendLater(known, E)]
  return [
    filing,
    specialExtension(known, 'immigration-application'),
    ...extendLater(known, extendedDate(known).day),
  ]
}

function firstCard(known: Known): OracleStep[] {
  const { S, today, fixedTerm, facts } = known
  const left = fixedTerm && S ? daysFrom(today, S) : undefined
  const refused = left !== undefined && (left < 0 || (left <= 30 && facts.municipality === 'funabashi'))
  const order = atOffice(known, 'apply-for-new-card', {
    after: refused ? 'new-residence-card' : undefined,
    fee: 0,
    bring: bring.forFirstCard(known, refused),
  })
  const by = fixedTerm ? S : undefined
  return refused
    ? [order]
    : [order, atOffice(known, 'collect-my-number-card', { by, bring: bring.forCollecting(known) })]
}

function cardOnOrder(known: Known): OracleStep[] {
  const { E, S, today, fixedTerm } = known
  if (past(E, today)) {
    const after = past(S, today) ? 'new-residence-card' : undefined
    return [atOffice(known, 'apply-for-new-card', { after, bring: bring.forFirstCard(known, true) })]
  }
  const collect = atOffice(known, 'collect-my-number-card', { by: E, bring: bring.forCollecting(known) })
  return fixedTerm && E && S && E < S ? [collect, ...extendNow(known, S)] : [collect]
}

function bornOrLost(known: Known): OracleStep[] {
  const { facts, today, E, holds } = known
  const birth = facts.holder?.birthDate
  const newborn = birth && ageOn(birth, today) < 1
  const late = newborn && plusDays(birth, 30) < today
  const by = newborn && !late ? plusDays(birth, 30) : undefined
  return [
    ...(late ? [contact(known)] : []),
    step(known, 'apply-to-immigration', 'immigration', { by, bring: bring.residenceCard(known) }),
    ...(holds === 'yes' && past(E, today) ? [askOffice(known)] : []),
    ...(holds === 'yes' && !past(E, today) ? extendLater(known, E) : []),
  ]
}

function stayOver(known: Known): OracleStep[] {
  const { S, today, pending, facts } = known
  const stillCounts = S && nextOpen(S) >= today && (!pending || !filedInTime(facts.application?.filedOn, S))
  return [
    contact(known),
    ...(stillCounts ? [applyToImmigration(known, S)] : []),
    ...(known.holds === 'lost' ? [reportLoss(known)] : []),
  ]
}

function waiting(known: Known): OracleStep[] {
  const { E, today } = known
  if (atLimit(known)) return [replacement(known, 0, 'new-residence-card')]
  const near = E && daysFrom(today, E) <= 14
  return [...(near ? [contact(known)] : []), ...extendLater(known, E)]
}

/** After a lapse by birthday the new card is free in the towns that were read, and the office is asked (R-LAPSE-5, N-6). */
function lapsed(known: Known, after?: After): OracleStep[] {
  const again = reissue(known, after)
  return again.feeYen === 0 ? [askOffice(known), again] : [again]
}

/** A full field leaves no room for a date, but in Matsuyama, which prints it anew. */
const freed = (known: Known): OracleStep[] =>
  known.facts.card?.additionalEntryFieldFull && known.facts.municipality !== 'matsuyama'
    ? [replacement(known, 0)]
    : extendNow(known, undefined)

const pendingSteps = (known: Known): OracleStep[] =>
  atLimit(known)
    ? [replacement(known, 0, 'new-residence-card')]
    : [specialExtension(known), ...extendLater(known, extendedDate(known).day)]

/** What the table of situations asks for. */
function ofSituation(situation: Situation, known: Known): OracleStep[] {
  const { S, E, soonEnds } = known
  switch (situation) {
    case 'not-enough-known':
    case 'combined-card-received':
      return []
    case 'stay-may-be-over':
      return stayOver(known)
    case 'leaving-japan':
      return returnCard(known, true)
    case 'not-registered':
      return returnCard(known, false)
    case 'card-lost':
      return [reportLoss(known), reissue(known, past(S, known.today) ? 'new-residence-card' : undefined)]
    case 'sixty-days':
      return bornOrLost(known)
    case 'landing-or-provisional-period':
    case 'new-stay-is-shorter':
      return [askOffice(known)]
    case 'first-card':
      return firstCard(known)
    case 'card-on-order':
      return cardOnOrder(known)
    case 'application-refused':
      return [contact(known)]
    case 'lapsed-while-pending':
      return lapsed(known, 'new-residence-card')
    case 'lapsed':
      return lapsed(known, past(S, known.today) ? 'new-residence-card' : undefined)
    case 'freed-from-stay-period':
      return freed(known)
    case 'not-tied-to-stay':
      return [...(E && E <= soonEnds ? [replacement(known, 0)] : []), ...renewalJoins(known)]
    case 'up-to-date':
      return renewalJoins(known)
    case 'birthday-limit-reached':
      return [replacement(known, 0)]
    case 'entry-field-full':
      return [replacement(known, 0)]
    case 'extend-after-special-extension':
    case 'extend-now':
      return extendNow(known, S)
    case 'waiting-after-special-extension':
      return waiting(known)
    case 'decision-pending':
      return pendingSteps(known)
    case 'permanent-residence-application-only':
    case 'nothing-filed-yet':
      return renewalOfStay(known)
  }
}

/** After a special extension and before an extend; elsewhere at the end. */
function withNotice(known: Known, steps: OracleStep[]): OracleStep[] {
  if (known.facts.application?.noticeToCollect !== true) return steps
  const special = steps.find(({ action }) => action === 'special-extension')
  const fee = stayFee(known.facts)
  const { filedOn, channel } = known.facts.application
  const collect = step(known, 'collect-residence-card', 'immigration', {
    after: special?.goBy && !special.after ? 'special-extension' : undefined,
    fee,
    range: fee === undefined ? stayFeeRange(known.facts, filedOn, channel) : undefined,
    bring: bring.residenceCard(known),
  })
  const waits = (one: OracleStep) =>
    one.action === 'extend' || one.action === 'renew-certificates' || one.after === 'new-residence-card'
  const at = steps.findIndex(waits)
  return at < 0 ? [...steps, collect] : steps.toSpliced(at, 0, collect)
}

const IN_USE: readonly Situation[] = [
  'freed-from-stay-period',
  'not-tied-to-stay',
  'birthday-limit-reached',
  'up-to-date',
  'entry-field-full',
  'extend-after-special-extension',
  'extend-now',
  'waiting-after-special-extension',
  'decision-pending',
  'permanent-residence-application-only',
  'nothing-filed-yet',
]
const WITH_RESIDENCE_CARD: readonly Situation[] = [
  ...IN_USE,
  'first-card',
  'card-on-order',
  'lapsed-while-pending',
  'lapsed',
  'new-stay-is-shorter',
]

/** N-3 and N-13: a lost residence card, and one past its date while the status goes on, come before the My Number Card. */
function withResidenceCard(known: Known, situation: Situation, steps: OracleStep[]): OracleStep[] {
  const state = residenceCardState(known)
  if (!state) return steps
  const things = state === 'lost' ? ['police-report' as const] : ['residence-card' as const]
  const replace = step(known, 'replace-residence-card', 'immigration', { bring: things })
  const isAsked = situation.startsWith('lapsed') && steps[0]?.action === 'ask-office'
  if (WITH_RESIDENCE_CARD.includes(situation)) return steps.toSpliced(isAsked ? 1 : 0, 0, replace)
  return situation === 'card-lost' && state === 'lost' ? [...steps, replace] : steps
}

function withQuestion(known: Known, situation: Situation, steps: OracleStep[]): OracleStep[] {
  const { facts, counterOnly, E, S } = known
  const special = steps.some(({ action }) => action === 'special-extension')
  const online = facts.application?.channel === 'online' && !counterOnly && !known.onlyPermanent
  const stampOnly = special && online && listsOnlyTheStamp(facts.municipality)
  const noDay = steps.some((one) => one.action === 'extend' && leavesNoDay(known, one))
  const doubtful = special && (facts.card?.additionalEntryFieldFull === true || (E && S && E > S))
  const oneCard = facts.card?.kind === 'specified-residence-card'
  const combined = facts.newResidenceCard?.combined
  const mixed = combined !== undefined && combined !== oneCard && known.holds === 'yes'
  const unclear = mixed && steps.some(({ action, after }) => action === 'extend' && !after)
  const damaged = facts.card?.damaged === true && known.holds === 'yes' && IN_USE.includes(situation)
  if (steps.some(({ action }) => action === 'ask-office')) return steps
  return stampOnly || noDay || doubtful || unclear || damaged ? [askOffice(known), ...steps] : steps
}

export const stepsOf = (situation: Situation, known: Known): OracleStep[] =>
  withQuestion(
    known,
    situation,
    withResidenceCard(known, situation, withNotice(known, ofSituation(situation, known))),
  )
