import { SITUATIONS, STEP_ACTIONS } from '../contract/vocabulary.ts'
import { TOWNS } from '../reference/towns.ts'
import type { FactPath } from './fact-accessors.ts'

const yesNo = ['yes', 'no'] as const

/** The dimensions that decide the situation. Every fact falls into exactly one class; "not known" is a class of its own. */
export const CORE = {
  status: [
    'unknown',
    'tied',
    'permanent',
    'special-permanent',
    'japanese',
    'landing',
    'newborn',
    'unregistered',
  ],
  leaving: yesNo,
  record: ['kept', 'none', 'none-thirty-days'],
  holds: ['unknown', 'yes', 'no', 'applied', 'lost'],
  cardEnd: ['unknown', 'past', 'soon', 'later'],
  stayEnd: ['unknown', 'past-two-months', 'past', 'soon', 'later'],
  cardAgainstStay: ['unknown', 'before', 'same', 'after'],
  pending: ['unknown', 'none', 'refused', 'permanent-residence', 'renewal', 'renewal-late'],
  newCard: yesNo,
  freed: ['unknown', 'yes', 'no'],
  combined: ['no-question', 'unknown', 'received', 'unclear'],
  atLimit: yesNo,
  fieldFull: yesNo,
  special: ['unknown', 'done', 'not-done'],
} as const

/** Dimensions that tables derive from the core. */
const DERIVED = {
  known: yesNo,
  standing: ['not-over', 'kept-going', 'over', 'perhaps-over'],
  situation: SITUATIONS,
} as const

/** Dimensions that affect single steps and warnings. */
export const BESIDE = {
  age: ['unknown', 'under-1', 'under-15', '15-17', 'adult'],
  cap: ['unknown', 'before-stay', 'not-before-stay'],
  cardKind: ['unknown', 'my-number-card', 'specified-residence-card'],
  certificates: ['unknown', 'past', 'soon', 'later'],
  channel: ['unknown', 'counter', 'online'],
  damaged: yesNo,
  endsBy: ['unknown', 'stay', 'birthday'],
  evidence: ['unknown', 'none', 'stamp', 'receipt-number-email'],
  extendedBefore: yesNo,
  filedBy: ['unknown', 'self', 'other'],
  filing: ['while-card-valid', 'after-card-end'],
  filingDay: ['last-open-day', 'another-day'],
  firstCard: ['taken', 'refused'],
  fortnight: ['begun', 'not-begun'],
  lateFiling: ['still-counts', 'no'],
  licence: yesNo,
  localDay: ['left', 'none-left'],
  newCombined: yesNo,
  notice: yesNo,
  readings: ['agree', 'differ'],
  received: ['today', 'not-today'],
  residenceCard: ['in-order', 'past', 'lost'],
  sameDay: ['extended-here', 'not-known'],
  stayFee: ['open', 'settled'],
  stayLastDay: ['today', 'another-day'],
  stolen: yesNo,
  thirtyDaysOfStay: ['unknown', 'at-most', 'more'],
  thirtyDaysOfLife: ['unknown', 'running', 'passed'],
  town: TOWNS,
  visitor: ['self', 'household-member', 'agent', 'legal-representative'],
} as const

/** Dimensions that the steps found so far add. */
export const OF_THE_PLAN = {
  action: STEP_ACTIONS,
  after: ['nothing', 'new-residence-card', 'special-extension', 'immigration-application'],
  extends: ['no', 'now', 'later'],
  extendLastDay: ['none', 'open', 'closed'],
  insurance: ['goes-on', 'ends'],
  officeDay: ['left', 'none-left'],
  officeStep: yesNo,
  reissues: yesNo,
  specialAhead: yesNo,
} as const

/** The whole space of the tables: each dimension with its finite values. */
export const SPACE = { ...CORE, ...DERIVED, ...BESIDE, ...OF_THE_PLAN } as const

export type Dimension = keyof typeof SPACE
export type Value<D extends Dimension> = (typeof SPACE)[D][number]

/** One class of each named dimension. */
type ClassesOf<D extends Dimension> = { readonly [K in D]: Value<K> }
export type Core = ClassesOf<keyof typeof CORE>
export type Beside = ClassesOf<keyof typeof BESIDE>

/** A condition as in `src/contracts/condition.ts`, limited to the space: every named dimension has one of the listed values. */
export type When = { readonly [D in Dimension]?: readonly Value<D>[] }

/** The facts that a dimension is read from; none if other rules derive it. */
export const READS: { readonly [D in Dimension]: readonly FactPath[] } = {
  status: ['status'],
  leaving: ['leavingJapanOn'],
  record: ['status', 'stay.grantedDays'],
  holds: ['card.holds'],
  cardEnd: ['card.validUntil', 'today'],
  stayEnd: ['stay.until', 'today'],
  cardAgainstStay: ['card.validUntil', 'stay.until'],
  pending: ['application.kinds', 'application.filedOn', 'application.refused'],
  newCard: ['newResidenceCard'],
  freed: ['formerStatusWasFixedTerm'],
  combined: ['card.kind', 'newResidenceCard.combined'],
  atLimit: ['card.validUntil', 'card.madeOn', 'holder.birthDate'],
  fieldFull: ['card.additionalEntryFieldFull'],
  special: ['specialExtension.done'],
  known: [],
  standing: [],
  situation: [],
  age: ['holder.birthDate', 'holder.ageBand'],
  cap: ['card.madeOn', 'holder.birthDate', 'stay.until'],
  cardKind: ['card.kind'],
  certificates: ['card.certificatesValidUntil', 'today'],
  channel: ['application.channel'],
  damaged: ['card.damaged'],
  endsBy: ['status', 'formerStatusWasFixedTerm', 'card.madeOn', 'holder.birthDate'],
  evidence: ['application.evidence'],
  extendedBefore: ['specialExtension.done'],
  filedBy: ['application.filedBy'],
  filing: ['today', 'card.validUntil'],
  filingDay: ['today', 'card.validUntil', 'application.filedOn', 'municipality'],
  firstCard: ['municipality', 'stay.until', 'today'],
  fortnight: ['card.validUntil', 'today'],
  lateFiling: ['stay.until', 'application.kinds', 'today'],
  licence: ['card.driversLicence'],
  localDay: ['newResidenceCard.receivedOn', 'municipality', 'card.validUntil', 'today'],
  newCombined: ['newResidenceCard.combined'],
  notice: ['application.noticeToCollect'],
  readings: ['stay.until'],
  received: ['newResidenceCard.receivedOn', 'today'],
  residenceCard: ['residenceCard.lost', 'residenceCard.validUntil', 'today'],
  sameDay: ['municipality'],
  stayFee: ['application.filedOn', 'application.channel', 'application.monthsGranted'],
  stayLastDay: ['stay.until', 'today'],
  stolen: ['card.lostHow'],
  thirtyDaysOfStay: ['stay.until', 'today'],
  thirtyDaysOfLife: ['holder.birthDate', 'today'],
  town: ['municipality'],
  visitor: ['visit.by'],
  action: [],
  after: [],
  extends: [],
  extendLastDay: [],
  insurance: [],
  officeDay: [],
  officeStep: [],
  reissues: [],
  specialAhead: [],
}
