import fc from 'fast-check'
import { addDays } from '../../../src/domain/dates/arithmetic.ts'
import type { Day } from '../../../src/domain/dates/day.ts'
import { type Facts, readFacts } from '../../../src/domain/rules/contract/facts.ts'
import { TOWN_NAMES } from '../../../src/domain/rules/reference/towns.ts'

/** Every status but that of a limited period of stay. */
export const OTHER_STATUSES = [
  'permanent-resident',
  'special-permanent-resident',
  'highly-skilled-2',
  'temporary-refuge',
  'provisional-stay',
  'birth-or-loss-of-nationality',
  'short-stay',
  'diplomat-or-official',
  'none',
  'japanese-national',
] as const

const START: Day = '2024-01-01'

/** A day near the middle of the years that the product is for. */
const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 365 * 8 }).map((days) => addDays(START, days))

/** A day at a telling distance from another: mostly around today, a window or two months. */
const distance = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 16 }) },
  { weight: 3, arbitrary: fc.integer({ min: -70, max: 100 }) },
  { weight: 2, arbitrary: fc.integer({ min: -900, max: 2_000 }) },
)

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })

const plain = fc.record(
  {
    holder: fc.record(
      {
        birthDate: fc.integer({ min: -29_000, max: 0 }),
        ageBand: fc.constantFrom('under-15', '15-17', '18-plus'),
      },
      { requiredKeys: [] },
    ),
    status: fc.oneof(
      { weight: 5, arbitrary: fc.constant('fixed-term') },
      {
        weight: 4,
        arbitrary: fc.constantFrom(...OTHER_STATUSES),
      },
    ),
    formerStatusWasFixedTerm: fc.boolean(),
    residenceCard: fc.record({ validUntil: distance, lost: fc.boolean() }, { requiredKeys: [] }),
    specialExtension: fc.record({ done: fc.boolean() }, { requiredKeys: [] }),
    visit: fc.record(
      { by: fc.constantFrom('self', 'household-member', 'agent', 'legal-representative') },
      { requiredKeys: [] },
    ),
    municipality: fc.constantFrom(...Object.keys(TOWN_NAMES), 'sapporo'),
  },
  { requiredKeys: [] },
)

const card = fc.record(
  {
    holds: fc.oneof(
      { weight: 5, arbitrary: fc.constant('yes') },
      { weight: 2, arbitrary: fc.constantFrom('no', 'applied', 'lost') },
    ),
    lostHow: fc.constantFrom('lost', 'stolen'),
    kind: fc.constantFrom('my-number-card', 'specified-residence-card'),
    madeOn: fc.integer({ min: -4_000, max: 0 }),
    additionalEntryFieldFull: fc.boolean(),
    damaged: fc.boolean(),
    certificatesValidUntil: distance,
    driversLicence: fc.boolean(),
  },
  { requiredKeys: [] },
)

const application = fc.record(
  {
    kinds: fc.subarray(['extension', 'change-of-status', 'permanent-residence']),
    refused: fc.boolean(),
    filedOn: fc.integer({ min: -200, max: 3 }),
    channel: fc.constantFrom('counter', 'online'),
    filedBy: fc.constantFrom('self', 'other'),
    evidence: fc.constantFrom('stamp', 'receipt-number-email', 'none'),
    noticeToCollect: fc.boolean(),
    monthsGranted: fc.constantFrom(3, 6, 12, 15, 36, 60),
  },
  { requiredKeys: [] },
)

const newResidenceCard = fc.record(
  { receivedOn: fc.integer({ min: -40, max: 0 }), combined: fc.boolean() },
  { requiredKeys: [] },
)

/** The end of stay beside the card's: often the same day, often two months before it, or years after. */
const apart = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -62, max: -58 }) },
  { weight: 3, arbitrary: fc.integer({ min: -400, max: 1_900 }) },
)

/** Random facts over the whole schema: any field may be left out, dates lie where they tell something. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    today: anyDay,
    plain,
    card: maybe(card),
    cardEnd: maybe(distance),
    apart: maybe(apart),
    grantedDays: fc.option(fc.integer({ min: 15, max: 92 }), { nil: undefined, freq: 1 }),
    application: maybe(application),
    newResidenceCard: fc.option(newResidenceCard, { nil: undefined, freq: 1 }),
    leaving: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: distance }),
  })
  .map((drawn) => factsOf(drawn))

const daysIn = [
  'birthDate',
  'validUntil',
  'madeOn',
  'certificatesValidUntil',
  'filedOn',
  'receivedOn',
  'until',
]

/** Turns distances into days and leaves out what was not drawn; the schema itself says whether it worked. */
function factsOf(drawn: {
  today: Day
  plain: object
  card: object | undefined
  cardEnd: number | undefined
  apart: number | undefined
  grantedDays: number | undefined
  application: object | undefined
  newResidenceCard: object | undefined
  leaving: number | undefined
}): Facts {
  const { today, cardEnd, apart, grantedDays } = drawn
  const stayEnd = apart === undefined ? undefined : (cardEnd ?? 30) + apart
  const document = {
    today,
    ...drawn.plain,
    card: drawn.card && { ...drawn.card, validUntil: cardEnd },
    stay: { until: stayEnd, grantedDays },
    application: drawn.application,
    newResidenceCard: drawn.newResidenceCard,
    leavingJapanOn: drawn.leaving,
  }
  const written = JSON.parse(JSON.stringify(document), (key, value) =>
    (daysIn.includes(key) || key === 'leavingJapanOn') && typeof value === 'number'
      ? addDays(today, value)
      : value,
  )
  const read = readFacts(written)
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.facts
}
