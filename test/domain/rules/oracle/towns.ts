import type { OracleStep } from './actions.ts'
import { ageOn } from './birthdays.ts'
import { daysFrom, lastOpen } from './calendar.ts'
import type { Known } from './known.ts'

// The rule book's table of local differences, row by row.

const NEXT_DAY = ['konan-shiga', 'marugame', 'satte']
const STAMP_ONLY = ['tokai', 'bunkyo']

/** The office extends only from the day after the residence card was received. */
export const startsNextDay = (town: string | undefined): boolean => NEXT_DAY.includes(town ?? '')

/** The office lists nothing but the stamp as proof of a pending application. */
export const listsOnlyTheStamp = (town: string | undefined): boolean => STAMP_ONLY.includes(town ?? '')

/** There would be an open day, had the town no first day of its own. */
export const leavesNoDay = ({ today }: Known, { from, by, goBy }: OracleStep): boolean =>
  from !== undefined && by !== undefined && goBy === undefined && lastOpen(today, by) !== undefined

/** What each town's row is about. `offices`: days, hours or a place that bear on every visit to the office. */
const BEARS: Readonly<Record<string, readonly Subject[]>> = {
  'konan-shiga': ['extend', 'household'],
  marugame: ['extend', 'mail'],
  mizuho: ['extend'],
  matsudo: ['extend'],
  tenri: ['either', 'birthday'],
  takatsuki: ['either'],
  ogi: ['household'],
  kariya: ['household', 'agent'],
  'ota-gunma': ['household', 'representative'],
  kamiita: ['household', 'representative'],
  kashiwa: ['household'],
  wakayama: ['offices'],
  ishinomaki: ['offices'],
  takashima: ['household'],
  komatsu: ['household', 'special'],
  uwajima: ['household', 'under-18'],
  tokai: ['mail', 'agent'],
  bunkyo: ['offices'],
  kasai: ['mail'],
  miyazaki: ['mail'],
  tsumagoi: ['special'],
  tamba: ['agent'],
  kakogawa: ['offices'],
  funabashi: ['refusal'],
  inagi: ['first'],
  'tsushima-nagasaki': ['first', 'order'],
  matsuyama: ['freed'],
  satte: ['extend'],
  chiryu: ['household-extend'],
  kashihara: ['household-extend'],
  kasugai: ['offices'],
}

type Subject =
  | 'extend'
  | 'special'
  | 'either'
  | 'mail'
  | 'household'
  | 'household-extend'
  | 'agent'
  | 'representative'
  | 'under-18'
  | 'offices'
  | 'birthday'
  | 'refusal'
  | 'first'
  | 'order'
  | 'freed'

/** Whether the town's row bears on a step of the plan. */
export const bears = (known: Known, situation: string, steps: readonly OracleStep[]): boolean =>
  (BEARS[known.facts.municipality ?? ''] ?? []).some((subject) => touches(subject, known, situation, steps))

function touches(subject: Subject, known: Known, situation: string, steps: readonly OracleStep[]): boolean {
  const { facts, visitor, S, today } = known
  const has = (...actions: string[]) => steps.some(({ action }) => actions.includes(action))
  const visit = has('extend', 'special-extension')
  switch (subject) {
    case 'extend':
      return has('extend')
    case 'special':
      return has('special-extension')
    case 'either':
      return visit
    case 'mail':
      return has('special-extension') && !byCounter(known)
    case 'household':
      return visit && visitor === 'household-member'
    case 'household-extend':
      return has('extend') && visitor === 'household-member'
    case 'agent':
      return visit && visitor === 'agent'
    case 'representative':
      return visit && known.represented
    case 'under-18':
      return visit && minor(known)
    case 'offices':
      return steps.some(({ where }) => where === 'municipal-office')
    case 'birthday':
      return has('apply-for-new-card') && ['birthday-limit-reached', 'not-tied-to-stay'].includes(situation)
    case 'refusal':
      return situation === 'first-card' && S !== undefined && daysFrom(today, S) <= 30
    case 'first':
      return situation === 'first-card'
    case 'order':
      return situation === 'card-on-order'
    case 'freed':
      return situation === 'freed-from-stay-period' && facts.status !== undefined && has('extend')
  }
}

/** The way of filing counts where something was filed, or is to be filed and may be filed online. */
const byCounter = ({ facts, onlyPermanent, counterOnly }: Known): boolean =>
  counterOnly || (facts.application?.channel === 'counter' && !onlyPermanent)

function minor({ facts: { holder, today } }: Known): boolean {
  if (holder?.birthDate) return ageOn(holder.birthDate, today) < 18
  return holder?.ageBand === 'under-15' || holder?.ageBand === '15-17'
}
