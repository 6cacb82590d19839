import fc from 'fast-check'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { type Facts, readFacts } from '../../../../src/domain/rules/contract/facts.ts'
import { OTHER_STATUSES } from '../any-facts.ts'
import { endOfMonth, plusDays, sameNumber } from './calendar.ts'

/** Names with a row in the rule book's table of local differences, and two without. */
const TOWNS =
  'konan-shiga marugame mizuho matsudo tenri takatsuki ogi kariya ota-gunma kamiita kashiwa wakayama ishinomaki takashima komatsu uwajima tokai bunkyo kasai tsumagoi tamba kakogawa funabashi inagi tsushima-nagasaki matsuyama kasugai miyazaki satte chiryu kashihara sapporo'.split(
    ' ',
  )

const int = (min: number, max: number) => fc.integer({ min, max })
const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 7 })
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
const pick = (...values: string[]) => fc.constantFrom(...values)

/** Where days are closed in rows, months end, and the two readings of two months part. */
const anchors = ['-01-03', '-02-28', '-04-30', '-05-06', '-06-30', '-08-31', '-09-22', '-11-30', '-12-31']
const today: fc.Arbitrary<Day> = fc.oneof(
  int(0, 365 * 5).map((days) => plusDays('2026-07-01', days)),
  fc
    .tuple(int(2027, 2030), fc.constantFrom(...anchors), int(-4, 4))
    .map(([year, anchor, days]) => plusDays(plusDays(`${year}-01-01`, 0), dayInYear(anchor) + days)),
  fc.tuple(int(0, 70), int(-2, 2)).map(([months, days]) => plusDays(endOfMonth('2026-07-01', months), days)),
)

/** Days from 1 January to an anchor, in a common year. */
const dayInYear = (anchor: string): number =>
  (Date.parse(`2025${anchor}T00:00:00Z`) - Date.parse('2025-01-01T00:00:00Z')) / 86_400_000

/** A day as a distance: so many months (day-number kept), then so many days. */
type Distance = readonly [months: number, days: number]
const away = (from: Day, [months, days]: Distance): Day => plusDays(sameNumber(from, months), days)

const slight = int(-2, 2)
const telling: fc.Arbitrary<Distance> = fc
  .tuple(
    fc.constantFrom<Distance>(
      [0, 0],
      [0, 0],
      [0, 5],
      [0, 14],
      [0, 30],
      [2, 0],
      [3, 0],
      [3, 0],
      [-2, 0],
      [-2, 0],
      [-3, 0],
      [0, -30],
      [12, 0],
      [36, 0],
    ),
    slight,
  )
  .map(([[months, days], by]) => [months, days + by])

const shape = fc.record({
  today,
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constant('fixed-term') },
    { weight: 3, arbitrary: pick(...OTHER_STATUSES) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
  holds: fc.oneof(
    { weight: 8, arbitrary: fc.constant('yes') },
    { weight: 1, arbitrary: pick('no', 'applied', 'lost') },
    { weight: 0, arbitrary: fc.constant(undefined) },
  ),
  stay: often(telling),
  card: often(
    fc.oneof(
      fc.tuple(fc.constant('today'), telling),
      fc.tuple(
        fc.constant('stay'),
        fc.tuple(fc.constantFrom(0, 0, 0, 2, 2, -12, -36, 12), fc.oneof(fc.constant(0), slight)),
      ),
    ),
  ),
  grantedDays: seldom(seldom(fc.constantFrom(15, 30, 31, 90))),
  birth: often(
    fc.record({
      target: pick('card', 'stay', 'today', 'today'),
      shift: fc.oneof(fc.constant(0), slight),
      leap: seldom(fc.constant(true)),
      age: fc.constantFrom(0, 1, 4, 5, 14, 15, 17, 18, 19, 20, 28, 30, 40),
      off: fc.oneof(fc.constant(0), int(0, 90)),
    }),
  ),
  made: often(fc.record({ years: fc.constantFrom(5, 10, 4, 9, 1), days: fc.oneof(slight, int(0, 365)) })),
  ageBand: seldom(pick('under-15', '15-17', '18-plus')),
  lostHow: often(pick('lost', 'stolen')),
  kind: seldom(pick('my-number-card', 'specified-residence-card')),
  full: seldom(fc.boolean()),
  damaged: seldom(fc.boolean()),
  refused: seldom(fc.boolean()),
  cardLost: seldom(fc.boolean()),
  certificates: seldom(telling),
  licence: seldom(fc.boolean()),
  kinds: fc.option(fc.subarray(['extension', 'change-of-status', 'permanent-residence']), {
    nil: undefined,
    freq: 5,
  }),
  filed: often(fc.tuple(pick('stay', 'today', 'new-fees', 'old-fees'), fc.oneof(slight, int(-70, 0)))),
  channel: often(pick('counter', 'online')),
  filedBy: seldom(pick('self', 'other')),
  evidence: often(pick('stamp', 'receipt-number-email', 'none')),
  notice: seldom(fc.boolean()),
  months: seldom(fc.constantFrom(3, 4, 6, 7, 12, 13, 36, 59, 60)),
  received: seldom(fc.oneof(int(-2, 0), int(-40, 0))),
  combined: seldom(fc.boolean()),
  former: often(fc.boolean()),
  done: often(fc.boolean()),
  by: seldom(pick('self', 'household-member', 'agent', 'legal-representative')),
  town: seldom(pick(...TOWNS)),
  leaving: seldom(seldom(int(-2, 40))),
  residenceCard: seldom(telling),
})

type Drawn = typeof shape extends fc.Arbitrary<infer T> ? T : never

/** Facts that lie where rules part: on the day, the day before and after it, and often with something not known. */
export const nearFacts: fc.Arbitrary<Facts> = shape.map(factsOf)

function factsOf(drawn: Drawn): Facts {
  const { today } = drawn
  const stay = drawn.stay && away(today, drawn.stay)
  const card = drawn.card && away(drawn.card[0] === 'stay' && stay ? stay : today, drawn.card[1])
  const birthDate = birthOf(drawn, { stay, card, today })
  const document = {
    today,
    status: drawn.status,
    holder: filled({ birthDate, ageBand: drawn.ageBand }),
    card: filled({
      holds: drawn.holds,
      validUntil: card,
      madeOn: madeOf(drawn, card ?? today, birthDate),
      lostHow: drawn.lostHow,
      kind: drawn.kind,
      additionalEntryFieldFull: drawn.full,
      damaged: drawn.damaged,
      certificatesValidUntil: drawn.certificates && away(today, drawn.certificates),
      driversLicence: drawn.licence,
    }),
    stay: filled({ until: stay, grantedDays: drawn.grantedDays }),
    application: drawn.kinds && filled(applicationOf(drawn, stay ?? today)),
    newResidenceCard:
      drawn.received === undefined
        ? undefined
        : { receivedOn: plusDays(today, drawn.received), combined: drawn.combined },
    residenceCard: filled({
      validUntil: drawn.residenceCard && away(today, drawn.residenceCard),
      lost: drawn.cardLost,
    }),
    formerStatusWasFixedTerm: drawn.former,
    specialExtension: drawn.done === undefined ? undefined : { done: drawn.done },
    visit: drawn.by && { by: drawn.by },
    municipality: drawn.town,
    leavingJapanOn: drawn.leaving === undefined ? undefined : plusDays(today, drawn.leaving),
  }
  const read = readFacts(JSON.parse(JSON.stringify(document)))
  if ('faults' in read) throw new Error(read.faults.join('; '))
  return read.facts
}

const filled = (group: Record<string, unknown>) =>
  Object.values(group).some((value) => value !== undefined) ? group : undefined

/** Born so that a birthday falls on or beside a date that matters. */
function birthOf(
  { birth }: Drawn,
  days: { stay: Day | undefined; card: Day | undefined; today: Day },
): Day | undefined {
  if (!birth) return undefined
  const target =
    (birth.target === 'card' ? days.card : birth.target === 'stay' ? days.stay : days.today) ?? days.today
  const born = plusDays(sameNumber(target, -12 * birth.age), birth.shift - (birth.age === 0 ? birth.off : 0))
  const day = born > days.today ? plusDays(sameNumber(born, -12), 0) : born
  return birth.leap && birth.age > 4 ? leap(day) : day
}

const leap = (day: Day): Day => {
  const year = Math.floor(Number(day.slice(0, 4)) / 4) * 4
  return `${year}-02-29`
}

/** Made so that the birthday limit is near the date on the card; never in the future, never before the birth. */
function madeOf({ made, today }: Drawn, card: Day, birth: Day | undefined): Day | undefined {
  if (!made) return undefined
  const day = plusDays(sameNumber(card, -12 * made.years), made.days)
  const past = day > today ? today : day
  if (past < '2016-01-05') return undefined
  return birth && birth > past ? birth : past
}

function applicationOf(drawn: Drawn, stay: Day) {
  const { kinds, refused, filed, channel, filedBy, evidence, notice, months, today } = drawn
  const from: Record<string, Day> = { stay, today, 'new-fees': '2026-10-01', 'old-fees': '2025-04-01' }
  const day = filed && plusDays(from[filed[0]] ?? today, filed[1])
  return {
    kinds,
    refused,
    filedOn: day && day <= today ? day : undefined,
    channel,
    filedBy,
    evidence,
    noticeToCollect: notice,
    monthsGranted: months,
  }
}
