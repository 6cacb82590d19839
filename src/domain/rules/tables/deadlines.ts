import type { Day } from '../../dates/day.ts'
import type { Confidence } from '../decide/table.ts'
import type { FactPath } from '../facts/fact-accessors.ts'
import { READ, type SourceId } from '../reference/sources.ts'

/** The names of the rules that give the last day of a step. */
export type DeadlineRule =
  | 'card-end'
  | 'extended-date'
  | 'stay-end'
  | 'filing-day'
  | 'thirty-days-after-birth'

/** A rule without a condition: how a day is computed, from which facts, with its sources. */
export interface DayRule {
  readonly id: string
  readonly reads: readonly FactPath[]
  readonly sources: readonly SourceId[]
  readonly checkedOn: Day
  readonly confidence: Confidence
}

const rule = (
  id: string,
  reads: readonly FactPath[],
  sources: readonly SourceId[],
  confidence: Confidence = 'high',
): DayRule => ({ id, reads, sources, checkedOn: READ, confidence })

const limitReads = ['card.madeOn', 'holder.birthDate'] as const

/** The rules that compute the days of a plan. */
export const DAY_RULES = {
  'card-end': rule(
    'by-the-last-day-of-the-card',
    ['card.validUntil'],
    ['OGI', 'TENRI', 'AKITAKATA', 'KAMIITA'],
  ),
  'extended-date': rule(
    'by-the-extended-date',
    ['stay.until'],
    ['KATSURAGI', 'CHIBA', 'SANYO', 'ASHIYA', 'CIV', 'NIIGATA'],
  ),
  'stay-end': rule('by-the-end-of-stay', ['stay.until'], ['TSUSHIMA', 'ANNAKA', 'TAKKO']),
  'filing-day': rule('by-the-end-of-stay-at-immigration', ['stay.until'], ['ISA-SP', 'NIIGATA']),
  'thirty-days-after-birth': rule(
    'by-thirty-days-after-birth',
    ['holder.birthDate'],
    ['SANYO', 'INAGI'],
    'medium',
  ),
  rolled: rule('filing-rolls-to-the-next-open-day', ['stay.until', 'today'], ['SAYAKA', 'IMS-HOL']),
  open: rule('go-by-the-last-open-day', ['today'], ['ANNAKA', 'TAMBA', 'KUWANA', 'MASAKI', 'KIGEN']),
  from: rule(
    'from-the-day-after-receipt-here',
    ['newResidenceCard.receivedOn', 'municipality'],
    ['KONAN', 'MARUGAME'],
  ),
  extended: rule(
    'new-date-two-months-after-the-stay',
    ['stay.until'],
    ['KATSURAGI', 'CHIBA', 'SANYO', 'ASHIYA', 'CIV', 'NIIGATA'],
  ),
  stay: rule('new-date-end-of-stay', ['stay.until'], ['MIYAKE', 'YOKOTE']),
  limit: rule('new-date-birthday-limit', limitReads, [
    'MIYAKE',
    'TSUSHIMA',
    'NARA',
    'KAKOGAWA',
    'YOKOTE',
    'KIGEN',
  ]),
  leap: rule('birthday-on-29-february', limitReads, ['LAW-19-5', 'GLAMA', 'KIGEN'], 'medium'),
  insurance: rule(
    'insurance-to-the-end-of-the-third-month',
    ['card.certificatesValidUntil', 'card.validUntil', 'today'],
    ['MHLW', 'IWAKI', 'NARA', 'TAMA', 'KIGEN'],
  ),
} as const satisfies Record<string, DayRule>
