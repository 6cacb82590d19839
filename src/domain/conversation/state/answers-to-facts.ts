import type { Flow } from '../../../../flows/flow.ts'
import { type Day, isDay } from '../../dates/day.ts'
import type { Facts } from '../../rules/contract/facts.ts'
import { type Answers, evaluateFlow } from './evaluate-flow.ts'

type Application = NonNullable<Facts['application']>
type Status = NonNullable<Facts['status']>
type Visitor = NonNullable<NonNullable<Facts['visit']>['by']>
type AgeBand = NonNullable<NonNullable<Facts['holder']>['ageBand']>

const STATUS: Readonly<Record<string, Status>> = {
  'fixed-term': 'fixed-term',
  'permanent-resident': 'permanent-resident',
  'special-permanent-resident': 'special-permanent-resident',
  'highly-skilled-2': 'highly-skilled-2',
  'up-to-three-months': 'fixed-term',
  'short-stay': 'short-stay',
  'diplomat-or-official': 'diplomat-or-official',
  'temporary-refuge': 'temporary-refuge',
  'provisional-stay': 'provisional-stay',
  'born-in-japan': 'birth-or-loss-of-nationality',
  'lost-japanese-nationality': 'birth-or-loss-of-nationality',
  'japanese-national': 'japanese-national',
  none: 'none',
}

const KINDS: Readonly<Record<string, NonNullable<Application['kinds']>>> = {
  extension: ['extension'],
  'change-of-status': ['change-of-status'],
  'permanent-residence': ['permanent-residence'],
  'extension-and-permanent-residence': ['extension', 'permanent-residence'],
  'change-and-permanent-residence': ['change-of-status', 'permanent-residence'],
}

const PROOF: Readonly<Record<string, Pick<Application, 'channel' | 'filedBy' | 'evidence'>>> = {
  stamp: { channel: 'counter', evidence: 'stamp' },
  'counter-without-stamp': { channel: 'counter', evidence: 'none' },
  'online-self': { channel: 'online', filedBy: 'self' },
  'online-other': { channel: 'online', filedBy: 'other' },
}

const MAIL: Readonly<Record<string, NonNullable<Application['evidence']>>> = {
  yes: 'receipt-number-email',
  no: 'none',
}

const CHANNEL: Readonly<Record<string, NonNullable<Application['channel']>>> = {
  counter: 'counter',
  online: 'online',
}

/**
 * The longest period of stay that an answer can mean, in days. The question comes only after "three months or less", so
 * "I don't know" is still at most 90: no resident record, and nothing else is asked.
 */
const GRANTED: Readonly<Record<string, number>> = { 'up-to-30-days': 30, 'over-30-days': 90, unsure: 90 }

const VISITORS: Readonly<Record<string, Visitor>> = {
  self: 'self',
  'household-member': 'household-member',
  'legal-representative': 'legal-representative',
  agent: 'agent',
}

const AGES: Readonly<Record<string, AgeBand>> = {
  'under-15': 'under-15',
  '15-17': '15-17',
  '18-plus': '18-plus',
}

const HOLDS: Readonly<
  Record<string, Pick<NonNullable<Facts['card']>, 'holds' | 'kind' | 'damaged' | 'lostHow'>>
> = {
  yes: { holds: 'yes', kind: 'my-number-card' },
  combined: { holds: 'yes', kind: 'specified-residence-card' },
  damaged: { holds: 'yes', damaged: true },
  applied: { holds: 'applied' },
  no: { holds: 'no' },
  lost: { holds: 'lost', lostHow: 'lost' },
  stolen: { holds: 'lost', lostHow: 'stolen' },
}

const YES_OR_NO: Readonly<Record<string, boolean>> = { yes: true, no: false }

const RESIDENCE_CARD_LOST: Readonly<Record<string, boolean>> = { lost: true, 'in-order': false }

const FULL: Readonly<Record<string, boolean>> = { full: true, room: false }

/** The fact of an answer; `unsure` gives none. */
function fact<T>(table: Readonly<Record<string, T>>, answer: string | undefined): T | undefined {
  return answer !== undefined && Object.hasOwn(table, answer) ? table[answer] : undefined
}

function day(answer: string | undefined): Day | undefined {
  return answer !== undefined && isDay(answer) ? answer : undefined
}

/** A group of facts, or `undefined` if none of them is known. */
function group<T extends object>(facts: T): T | undefined {
  return Object.values(facts).some((value) => value !== undefined) ? facts : undefined
}

function application(a: Answers): Facts['application'] {
  if (a.renewal === 'nothing') return { kinds: [], channel: fact(CHANNEL, a['file-how']) }
  if (a.renewal === 'refused') return { kinds: [], refused: true }
  if (a.renewal !== 'filed' && a.renewal !== 'called') return undefined
  return {
    kinds: fact(KINDS, a.pending),
    filedOn: day(a['filed-on']),
    ...fact(PROOF, a.proof),
    ...(a['receipt-mail'] && { evidence: fact(MAIL, a['receipt-mail']) }),
    noticeToCollect: a.renewal === 'called',
    monthsGranted: a['months-granted'] === undefined ? undefined : Number(a['months-granted']) || undefined,
  }
}

function newResidenceCard(a: Answers): Facts['newResidenceCard'] {
  if (a.renewal !== 'received') return undefined
  return { receivedOn: day(a['new-card-on']), combined: fact(YES_OR_NO, a['new-card-combined']) }
}

function card(a: Answers): Facts['card'] {
  return group({
    ...fact(HOLDS, a.holds),
    validUntil: day(a['card-until']),
    madeOn: day(a['made-on']),
    additionalEntryFieldFull: fact(FULL, a['field-full']),
    certificatesValidUntil: day(a['certificates-until']),
    driversLicence: fact(YES_OR_NO, a.licence),
  })
}

function holder(a: Answers): Facts['holder'] {
  const birthDate = day(a['birth-date'])
  return birthDate ? { birthDate } : group({ ageBand: fact(AGES, a.age) })
}

/** The facts of one card for the rules engine: answers of questions that apply, and nothing that the person does not know. */
export function factsOf(flow: Flow, answers: Answers, today: Day): Facts {
  const { counted: a } = evaluateFlow(flow, answers, today)
  const done = fact(YES_OR_NO, a['special-extension'])
  const by = fact(VISITORS, a['who-goes'])
  const town = a.town
  return {
    today,
    holder: holder(a),
    status: fact(STATUS, a['status-other'] ?? a.status),
    card: card(a),
    stay: group({ until: day(a['stay-until']), grantedDays: fact(GRANTED, a.granted) }),
    residenceCard: group({
      validUntil: day(a['residence-card-until']),
      lost: fact(RESIDENCE_CARD_LOST, a['residence-card']),
    }),
    application: application(a),
    newResidenceCard: newResidenceCard(a),
    formerStatusWasFixedTerm: fact(YES_OR_NO, a['former-fixed']),
    specialExtension: done === undefined ? undefined : { done },
    visit: by && { by },
    municipality: town === undefined || town === 'unsure' ? undefined : town,
    leavingJapanOn: day(a['leaving-on']),
  }
}
