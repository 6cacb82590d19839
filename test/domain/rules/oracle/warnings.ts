import type { Situation, Warning } from '../../../../src/domain/rules/contract/vocabulary.ts'
import type { OracleStep } from './actions.ts'
import { civilCode, daysFrom, isClosed, lastOpen, sameNumber } from './calendar.ts'
import { stayFee } from './fees.ts'
import { type Known, past, residenceCardState } from './known.ts'
import { bears } from './towns.ts'

/** The table of warnings, line by line. */
export function warningsOf(
  known: Known,
  situation: Situation,
  steps: readonly OracleStep[],
  insurance: boolean,
): Warning[] {
  const { facts, today, E, S, fixedTerm, holds, visitor, limit, pending, newCard } = known
  const { channel, evidence, filedBy } = facts.application ?? {}
  const has = (action: string) => steps.some((step) => step.action === action)
  const extend = steps.find(({ action }) => action === 'extend')
  const combined = facts.newResidenceCard?.combined === true
  const twoMonths = has('special-extension') || situation === 'waiting-after-special-extension'
  const table: [Warning, boolean][] = [
    ['no-open-day-left', steps.some(({ by, goBy }) => by && by >= today && !goBy)],
    ['weekend-desk-may-refuse', extend?.by !== undefined && isClosed(extend.by)],
    [
      'same-day-may-be-refused',
      extend !== undefined &&
        extend.after === undefined &&
        facts.newResidenceCard?.receivedOn === today &&
        facts.municipality !== 'matsudo',
    ],
    ['two-month-date-uncertain', twoMonths && S !== undefined && sameNumber(S, 2) !== civilCode(S, 2)],
    ['no-second-special-extension', facts.specialExtension?.done === true],
    ['certificates-must-be-issued-anew', extend !== undefined && holds === 'yes'],
    ['certificates-need-the-holder', extend !== undefined && visitor === 'household-member'],
    ['two-visits-needed', visitor === 'agent' && steps.some(({ where }) => where === 'municipal-office')],
    [
      'no-notice-is-sent',
      fixedTerm && holds === 'yes' && E !== undefined && E >= today && !known.endsByBirthday,
    ],
    [
      'extension-capped-by-birthday',
      extend !== undefined && !extend.after && limit !== undefined && S !== undefined && limit.day < S,
    ],
    ['birthday-cap-unknown', extend !== undefined && limit === undefined],
    [
      'online-application-needs-receipt-email',
      has('special-extension') &&
        channel === 'online' &&
        !known.counterOnly &&
        !known.onlyPermanent &&
        !(pending && evidence === 'receipt-number-email'),
    ],
    ['no-online-filing-on-last-day', has('apply-to-immigration') && fixedTerm && today === S],
    ['receipt-email-comes-next-day', has('special-extension') && emailTooLate(known, situation)],
    [
      'online-documents-blocked',
      pending &&
        !newCard &&
        channel === 'online' &&
        filedBy !== 'other' &&
        holds === 'yes' &&
        past(E, today) &&
        !known.done,
    ],
    ['permanent-residence-application-gives-no-special-period', known.onlyPermanent],
    [
      'first-card-may-be-refused',
      situation === 'first-card' && fixedTerm && S !== undefined && daysFrom(today, S) <= 30,
    ],
    ['express-issue-possible', expressOpen(known, situation)],
    ['reissue-after-theft-may-be-free', situation === 'card-lost' && facts.card?.lostHow === 'stolen'],
    [
      'lost-combined-card-needs-both-offices',
      situation === 'card-lost' &&
        today >= '2026-06-14' &&
        facts.card?.kind !== 'my-number-card' &&
        ['fixed-term', 'permanent-resident', 'highly-skilled-2'].includes(facts.status ?? ''),
    ],
    ['residence-card-lost', residenceCardState(known) === 'lost'],
    ['residence-card-past-its-date', residenceCardState(known) === 'past'],
    [
      'combined-card-has-to-be-applied-for-again',
      isToFile(situation) && facts.card?.kind === 'specified-residence-card' && today >= '2026-06-14',
    ],
    ['stay-fee-comes-with-the-decision', stayFeeAhead(known, situation)],
    ['licence-data-not-carried-over', facts.card?.driversLicence === true && (has('reissue') || combined)],
    ['health-insurance-use-ends', insurance],
    ['local-practice-differs', bears(known, situation, steps)],
  ]
  return table.filter(([, given]) => given).map(([warning]) => warning)
}

const isToFile = (situation: Situation): boolean =>
  situation === 'nothing-filed-yet' || situation === 'permanent-residence-application-only'

/** N-10: an application that is open, or yet to be filed, while its fee is not settled. */
function stayFeeAhead({ facts, today }: Known, situation: Situation): boolean {
  if (today < '2026-10-01') return false
  if (isToFile(situation)) return true
  const open = ['lapsed-while-pending', 'waiting-after-special-extension', 'decision-pending']
  const filedOn = facts.application?.filedOn
  return open.includes(situation) && !(filedOn && filedOn <= '2026-09-30') && stayFee(facts) === undefined
}

/** N-11: filed, or to be filed, online on the last open day up to the card's end; one town takes the other email. */
function emailTooLate(
  { facts, today, E, counterOnly, pending, onlyPermanent }: Known,
  situation: Situation,
): boolean {
  const { channel, evidence, filedOn, kinds } = facts.application ?? {}
  if (E === undefined || lastOpen(today, E) !== today || facts.municipality === 'miyazaki') return false
  if (pending)
    return (
      situation === 'decision-pending' &&
      filedOn === today &&
      channel === 'online' &&
      evidence !== 'receipt-number-email'
    )
  const meant = (kinds?.length ?? 0) === 0 ? channel : undefined
  const isAhead =
    situation === 'nothing-filed-yet' ||
    (situation === 'permanent-residence-application-only' && onlyPermanent)
  return isAhead && !counterOnly && meant !== 'counter'
}

/** A lost card, or a full field, of a card that has not lapsed and is to be used on. */
function expressOpen({ facts, holds, E, today }: Known, situation: Situation): boolean {
  if (past(E, today) || situation === 'stay-may-be-over') return false
  if (situation === 'leaving-japan' || situation === 'not-registered') return false
  if (situation === 'card-lost') return true
  if (situation === 'application-refused') return false
  const { additionalEntryFieldFull, damaged } = facts.card ?? {}
  return holds === 'yes' && E !== undefined && (additionalEntryFieldFull === true || damaged === true)
}
