import type { Day } from '../../dates/day.ts'
import type { Facts } from '../contract/facts.ts'
import { type BirthdayLimit, birthdayLimit } from '../days/birthdays.ts'
import type { Value } from './dimensions.ts'

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

/** The facts that apply to this person, before they are sorted into classes. */
export interface Bearing {
  readonly status: Value<'status'>
  readonly holds: Value<'holds'>
  /** The date of a card in hand, ordered or lost. */
  readonly cardEnd: Day | undefined
  /** The end of stay, if the person has one. */
  readonly stayEnd: Day | undefined
  /** The birthday limit of a card in hand, where it can be computed. */
  readonly limit: BirthdayLimit | undefined
  /** Whether an extension or change is open, in time or not. */
  readonly renewal: boolean
}

/** Takes the facts that apply to this person. The other facts cannot change the plan. */
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
