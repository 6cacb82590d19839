import type { Day } from '../../../../src/domain/dates/day.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import type { Step } from '../../../../src/domain/rules/contract/plan.ts'
import type { After, Place, StepAction, Thing } from '../../../../src/domain/rules/contract/vocabulary.ts'
import * as bring from './bring.ts'
import { civilCode, earlier, lastOpen, later, nextOpen, plusDays, sameNumber } from './calendar.ts'
import { reissueFee, stayFeeRange } from './fees.ts'
import type { Known } from './known.ts'
import { startsNextDay } from './towns.ts'

/** A step without what the examiner does not judge. */
export type OracleStep = Omit<Step, 'citations'>

interface Wanted {
  readonly after?: After | undefined
  readonly from?: Day | undefined
  readonly by?: Day | undefined
  readonly fee?: Step['feeYen'] | undefined
  readonly range?: Step['feeRangeYen'] | undefined
  readonly bring?: Thing[]
}

/** `goBy` is the last open day from today, or from `from` where later, to `by`. */
export function step(known: Known, action: StepAction, where: Place, wanted: Wanted = {}): OracleStep {
  const { after, from, by, fee, range } = wanted
  const goBy = by && lastOpen(later(known.today, from ?? known.today), by)
  return {
    action,
    where,
    ...(from && { from }),
    ...(after && { after }),
    ...(by && { by }),
    ...(goBy && { goBy }),
    ...(fee !== undefined && { feeYen: fee }),
    ...(range && { feeRangeYen: range }),
    bring: wanted.bring ?? [],
  }
}

export const atOffice = (known: Known, action: StepAction, wanted: Wanted): OracleStep =>
  step(known, action, 'municipal-office', wanted)

/**
 * Two months after the stay: settled where the two readings agree, else the earlier one that is still to come. Never
 * past the birthday limit, where that is not before the date on the card (R-TIED-2).
 */
export function extendedDate({ S, E, limit, today }: Known): { day: Day; settled: boolean } {
  if (!S || !E) throw new Error('a special extension without its dates')
  const [number, civil] = [sameNumber(S, 2), civilCode(S, 2)]
  const day = earlier(number, civil)
  if (limit && limit.day < day && E <= limit.day) return { day: limit.day, settled: false }
  return { day: day < today ? civil : day, settled: number === civil }
}

/** The earlier of S and the birthday limit; nothing where the limit is not known. */
function newDate(known: Known, stayEnd: Day | undefined): Partial<OracleStep> {
  const { limit } = known
  if (!limit) return {}
  if (stayEnd && stayEnd <= limit.day) return { newValidUntil: stayEnd }
  return limit.open ? { newValidUntilAtLeast: limit.day } : { newValidUntil: limit.day }
}

export function extendNow(known: Known, stayEnd: Day | undefined): OracleStep[] {
  const { facts, E } = known
  const received = facts.newResidenceCard?.receivedOn
  const from = received && startsNextDay(facts.municipality) ? plusDays(received, 1) : undefined
  const made = atOffice(known, 'extend', { from, by: E, fee: 0, bring: bring.forExtend(known) })
  const date = newDate(known, stayEnd)
  const gain = E && (date.newValidUntil ?? date.newValidUntilAtLeast ?? E) > E
  return withCertificates(known, { ...made, ...(gain && date) })
}

/** An `extend` that waits for the next residence card: the new end of stay is not known yet. */
export const extendLater = (known: Known, by: Day | undefined): OracleStep[] =>
  withCertificates(
    known,
    atOffice(known, 'extend', { after: 'new-residence-card', by, fee: 0, bring: bring.forExtend(known) }),
  )

const withCertificates = (known: Known, extend: OracleStep): OracleStep[] =>
  known.visitor === 'household-member' ? [extend, renewCertificates(known)] : [extend]

export const renewCertificates = (known: Known): OracleStep =>
  atOffice(known, 'renew-certificates', { fee: 0, bring: bring.forCertificates(known) })

export function specialExtension(known: Known, after?: After): OracleStep {
  const { E } = known
  const two = extendedDate(known)
  const gain = E && two.day > E
  return {
    ...atOffice(known, 'special-extension', {
      after,
      by: E,
      fee: 0,
      bring: bring.forSpecialExtension(known),
    }),
    ...(gain && (two.settled ? { newValidUntil: two.day } : { newValidUntilAtLeast: two.day })),
  }
}

export function reissue(known: Known, after?: After): OracleStep {
  const lost = known.holds === 'lost'
  const notTied = !known.fixedTerm && known.facts.formerStatusWasFixedTerm !== true
  const byBirthday = !lost && (known.endsByBirthday || notTied)
  return atOffice(known, 'reissue', {
    after,
    fee: lost && known.facts.card?.lostHow === 'stolen' ? undefined : reissueFee(byBirthday),
    bring: bring.forReissue(known, lost),
  })
}

export const replacement = (known: Known, fee: number | undefined, after?: After): OracleStep =>
  atOffice(known, 'apply-for-new-card', { after, by: known.E, fee, bring: bring.forReplacement(known) })

/** The card cannot run longer, whatever the new stay: neither kind of extension helps (R-VAL-11). */
export const atLimit = ({ endsByBirthday, E, S }: Known): boolean => endsByBirthday && !!E && !!S && E <= S

/** By the end of the stay; is no open day left up to it, on the next open day. */
export function applyToImmigration(known: Known, by: Day | undefined): OracleStep {
  const { facts, today, counterOnly, fixedTerm } = known
  const meant = facts.application?.kinds?.length === 0 ? facts.application.channel : undefined
  const said = known.pending ? facts.application?.channel : meant
  const extension: Facts = { ...facts, application: { kinds: ['extension'] } }
  const range =
    fixedTerm && today >= '2026-10-01'
      ? stayFeeRange(extension, today, counterOnly ? 'counter' : said)
      : undefined
  const made = step(known, 'apply-to-immigration', 'immigration', {
    by,
    range,
    bring: bring.residenceCard(known),
  })
  if (!by || made.goBy || nextOpen(by) < known.today) return made
  return { ...made, by: nextOpen(by), goBy: nextOpen(by) }
}

export const contact = (known: Known): OracleStep => step(known, 'contact-immigration', 'immigration')
export const askOffice = (known: Known): OracleStep => step(known, 'ask-office', 'phone')
export const reportLoss = (known: Known): OracleStep => step(known, 'report-loss', 'phone')

/** Use abroad is for nationals, so they ask before they hand it in (R-LEAVE-1). */
export function returnCard(known: Known, leaving: boolean): OracleStep[] {
  if (known.holds === 'lost') return [reportLoss(known)]
  if (known.holds !== 'yes') return []
  const handIn = atOffice(known, 'return-card', { bring: bring.forReturning(known, leaving) })
  return leaving && known.facts.status === 'japanese-national' ? [askOffice(known), handIn] : [handIn]
}
