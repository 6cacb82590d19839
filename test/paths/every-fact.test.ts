import { describe, expect, it } from 'vitest'
import { planOf } from '../../src/domain/conversation/answer/plan-of.ts'
import { addDays } from '../../src/domain/dates/arithmetic.ts'
import { isDay } from '../../src/domain/dates/day.ts'
import { assess } from '../../src/domain/rules/assess.ts'
import { type Facts, readFacts } from '../../src/domain/rules/contract/facts.ts'
import { type FactPath, PATHS } from '../../src/domain/rules/facts/fact-accessors.ts'
import { Person, TODAY } from '../domain/conversation/helpers.ts'

type Value = string | number | boolean | readonly string[]

/** What is typed, one text after the other (`[…]`: the button with this label), and the facts that it sets. */
interface Talk {
  readonly typed: string
  readonly sets: Readonly<Partial<Record<FactPath, Value>>>
}

/** Facts that nobody types, with the reason. */
const NOT_SAID: Readonly<Partial<Record<FactPath, string>>> = {
  today: 'the clock says it, in Japan',
}

/** Values of a fact that mean something of their own; a fact that is not listed is a day, a number or a name. */
const VALUES: Readonly<Partial<Record<FactPath, readonly Value[]>>> = {
  'holder.ageBand': ['under-15', '15-17', '18-plus'],
  status: [
    'fixed-term',
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
  ],
  'card.holds': ['yes', 'no', 'applied', 'lost'],
  'card.lostHow': ['lost', 'stolen'],
  'card.kind': ['my-number-card', 'specified-residence-card'],
  'card.damaged': [true],
  'card.additionalEntryFieldFull': [true, false],
  'card.driversLicence': [true, false],
  'stay.grantedDays': [30, 90],
  'residenceCard.lost': [true, false],
  'application.kinds': [
    [],
    ['extension'],
    ['change-of-status'],
    ['permanent-residence'],
    ['extension', 'permanent-residence'],
    ['change-of-status', 'permanent-residence'],
  ],
  'application.refused': [true],
  'application.channel': ['counter', 'online'],
  'application.filedBy': ['self', 'other'],
  'application.evidence': ['stamp', 'receipt-number-email', 'none'],
  'application.noticeToCollect': [true, false],
  'newResidenceCard.combined': [true, false],
  formerStatusWasFixedTerm: [true, false],
  'specialExtension.done': [true, false],
  'visit.by': ['self', 'household-member', 'agent', 'legal-representative'],
}

// The day of the talks is 24 November 2026. A typed day is said back: hence each "yes" after one.
const CARD = 'mine / engineer / yes / 2026-12-06 / yes'
const SOON = `${CARD} / 2026-12-06 / yes`
const PENDING = `${SOON} / filed / extension`
const UNFILED = `${SOON} / nothing`
const RENEWED = `${CARD} / 2028-12-06 / yes / New card received / today / yes`
const OVER =
  'mine / student / yes / 2026-10-06 / yes / 2026-10-06 / yes / filed / extension / 2026-09-20 / yes'
const PERMANENT = 'mine / permanent resident / yes / 2027-01-10 / yes'
const CHILD = (age: string) =>
  `My child’s / ${age} / dependent / yes / 2026-12-06 / yes / 2026-12-06 / yes / nothing`
const OTHER = 'mine / something else'

const TALKS: readonly Talk[] = [
  {
    typed: `${PENDING} / no / Yes, the stamp`,
    sets: {
      status: 'fixed-term',
      'card.holds': 'yes',
      'card.validUntil': '2026-12-06',
      'stay.until': '2026-12-06',
      'application.kinds': ['extension'],
      'application.channel': 'counter',
      'application.evidence': 'stamp',
      'application.noticeToCollect': false,
      'specialExtension.done': false,
    },
  },
  { typed: `${PENDING} / yes, it is done / 2027-02-06 / yes`, sets: { 'specialExtension.done': true } },
  {
    typed: `${SOON} / filed / change of status / no / No, I filed online / yes`,
    sets: {
      'application.kinds': ['change-of-status'],
      'application.channel': 'online',
      'application.evidence': 'receipt-number-email',
    },
  },
  {
    typed: `${SOON} / filed / permanent residence`,
    sets: { 'application.kinds': ['permanent-residence'] },
  },
  {
    typed: `${SOON} / filed / PR and extension / no / Counter, no stamp`,
    sets: {
      'application.kinds': ['extension', 'permanent-residence'],
      'application.evidence': 'none',
    },
  },
  {
    typed: `${SOON} / filed / PR and change / no / No, I filed online / no`,
    sets: {
      'application.kinds': ['change-of-status', 'permanent-residence'],
      'application.evidence': 'none',
    },
  },
  {
    typed: `${OVER} / No, I filed online / no`,
    sets: { 'application.filedOn': '2026-09-20', 'application.filedBy': 'self' },
  },
  { typed: `${OVER} / No, filed for me / no`, sets: { 'application.filedBy': 'other' } },
  {
    typed: `${SOON} / Called to collect / extension / no / Yes, the stamp / Immigration’s fee / 1 year / 2026-10-20 / yes`,
    sets: {
      'application.noticeToCollect': true,
      'application.monthsGranted': 12,
      'application.filedOn': '2026-10-20',
    },
  },
  { typed: `${SOON} / refused`, sets: { 'application.refused': true } },
  {
    typed: `${UNFILED} / How I will file / online`,
    sets: { 'application.kinds': [], 'application.channel': 'online' },
  },
  {
    typed: `${RENEWED} / Yes, there is room / New date on card / 2025-01-01 / yes / 1990-01-01 / yes`,
    sets: {
      newResidenceCard: 'given',
      'newResidenceCard.receivedOn': TODAY,
      'card.kind': 'my-number-card',
      'card.additionalEntryFieldFull': false,
      'card.madeOn': '2025-01-01',
      'holder.birthDate': '1990-01-01',
    },
  },
  { typed: `${RENEWED} / it is full`, sets: { 'card.additionalEntryFieldFull': true } },
  {
    typed:
      'mine / engineer / combined / 2026-12-06 / yes / 2028-12-06 / yes / New card received / 2026-11-20 / yes / Yes, combined card',
    sets: { 'card.kind': 'specified-residence-card', 'newResidenceCard.combined': true },
  },
  {
    typed:
      'mine / engineer / combined / 2026-12-06 / yes / 2028-12-06 / yes / New card received / 2026-11-20 / yes / No, two cards / room',
    sets: { 'newResidenceCard.combined': false },
  },
  {
    typed: `${RENEWED} / room / One card or two / Yes, combined card`,
    sets: { 'newResidenceCard.combined': true },
  },
  {
    typed: `mine / engineer / damaged / 2026-12-06 / yes / 2026-12-06 / yes / nothing`,
    sets: { 'card.damaged': true },
  },
  {
    typed: 'mine / engineer / ordered / 2027-12-06 / yes / 2027-12-06 / yes',
    sets: { 'card.holds': 'applied' },
  },
  { typed: 'mine / engineer / no card / 2027-12-06 / yes', sets: { 'card.holds': 'no' } },
  {
    typed: 'mine / engineer / lost / yes',
    sets: { 'card.holds': 'lost', 'card.lostHow': 'lost', 'card.driversLicence': true },
  },
  {
    typed: 'mine / engineer / stolen / no',
    sets: { 'card.lostHow': 'stolen', 'card.driversLicence': false },
  },
  {
    typed: 'mine / permanent resident / yes / 2029-01-10 / yes / no / Certificates’ date / 2026-12-20 / yes',
    sets: {
      status: 'permanent-resident',
      formerStatusWasFixedTerm: false,
      'card.certificatesValidUntil': '2026-12-20',
    },
  },
  { typed: `${PERMANENT} / Yes, the old date`, sets: { formerStatusWasFixedTerm: true } },
  {
    typed: `${PERMANENT} / no / Residence card date / 2026-11-01 / yes`,
    sets: { 'residenceCard.validUntil': '2026-11-01' },
  },
  {
    typed: `${PERMANENT} / no / my residence card expired on 1 November 2026 / yes`,
    sets: { 'residenceCard.validUntil': '2026-11-01' },
  },
  { typed: `${PERMANENT} / no / Residence card lost / lost`, sets: { 'residenceCard.lost': true } },
  {
    typed: `${PERMANENT} / no / Residence card lost / No, it is here`,
    sets: { 'residenceCard.lost': false },
  },
  {
    typed: 'mine / special permanent resident / yes / 2026-12-10 / yes',
    sets: { status: 'special-permanent-resident' },
  },
  { typed: 'mine / Highly skilled (ii) / yes / 2027-01-10 / yes / no', sets: { status: 'highly-skilled-2' } },
  { typed: `${OTHER} / Temporary refuge / yes / 2026-12-06 / yes`, sets: { status: 'temporary-refuge' } },
  { typed: `${OTHER} / Provisional stay / yes / 2026-12-06 / yes`, sets: { status: 'provisional-stay' } },
  {
    typed: `${OTHER} / newborn / 2026-11-10 / yes / no card`,
    sets: { status: 'birth-or-loss-of-nationality', 'holder.birthDate': '2026-11-10' },
  },
  {
    typed: `${OTHER} / No longer Japanese / yes / 2026-12-06 / yes`,
    sets: { status: 'birth-or-loss-of-nationality' },
  },
  { typed: 'mine / tourist / no card', sets: { status: 'short-stay' } },
  { typed: 'mine / diplomat / no card', sets: { status: 'diplomat-or-official' } },
  { typed: `${OTHER} / no status / no card`, sets: { status: 'none' } },
  {
    typed: `${OTHER} / japanese now / yes / 2027-01-10 / yes / Yes, the old date`,
    sets: { status: 'japanese-national' },
  },
  { typed: `${OTHER} / 3 months or less / 30 days or less / no card`, sets: { 'stay.grantedDays': 30 } },
  { typed: `${OTHER} / 3 months or less / 31 days to 3 months / no card`, sets: { 'stay.grantedDays': 90 } },
  { typed: CHILD('10'), sets: { 'holder.ageBand': 'under-15' } },
  { typed: CHILD('16'), sets: { 'holder.ageBand': '15-17' } },
  { typed: CHILD('18'), sets: { 'holder.ageBand': '18-plus' } },
  { typed: `${RENEWED} / room / Who will go / the card holder`, sets: { 'visit.by': 'self' } },
  { typed: `${RENEWED} / room / Who will go / my wife`, sets: { 'visit.by': 'household-member' } },
  { typed: `${RENEWED} / room / Who will go / someone else`, sets: { 'visit.by': 'agent' } },
  {
    typed: `${RENEWED} / room / Who will go / Parent or guardian`,
    sets: { 'visit.by': 'legal-representative' },
  },
  { typed: `${RENEWED} / room / My town / matsudo / [Matsudo, Chiba]`, sets: { municipality: 'matsudo' } },
  { typed: `${SOON} / leaving / 2026-12-20 / yes`, sets: { leavingJapanOn: '2026-12-20' } },
]

function said(typed: string): { readonly person: Person; readonly facts: Facts } {
  const person = new Person().start()
  for (const text of typed.split(' / ')) {
    const label = /^\[(.+)\]$/.exec(text)?.[1]
    if (label) person.tapsLabel(label)
    else person.types(text)
  }
  const [card] = person.kept.cards
  if (!card) throw new Error('no card is kept')
  return { person, facts: planOf({ today: TODAY }, card).facts }
}

/** The value at a path of the facts. */
function valueAt(facts: object, path: FactPath): unknown {
  if (path === 'newResidenceCard') return PATHS[path]({ today: TODAY, ...facts })
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null
          ? Object.entries(at).find(([one]) => one === key)?.[1]
          : undefined,
      facts,
    )
}

/** The facts with another value at a path; without one if there is none. */
function changed(facts: Facts, path: FactPath, value: Value | undefined): Facts | undefined {
  const [group = '', field] = path.split('.')
  const own = Object.entries(facts).find(([name]) => name === group)?.[1]
  const given = field === undefined ? value : { ...(typeof own === 'object' && own), [field]: value }
  const document = { ...facts, [group]: given }
  const read = readFacts(JSON.parse(JSON.stringify(document)))
  return 'facts' in read ? read.facts : undefined
}

function others(path: FactPath, value: Value): readonly (Value | undefined)[] {
  const listed = typeof value === 'boolean' ? [!value] : (VALUES[path] ?? [])
  const days =
    typeof value === 'string' && isDay(value) ? [-400, -40, 40, 400].map((by) => addDays(value, by)) : []
  return [undefined, ...listed, ...days]
}

/** What a plan tells a person. */
function told(facts: Facts) {
  const { situation, steps, warnings, missing, healthInsuranceUntil } = assess(facts)
  return JSON.stringify({ situation, steps, warnings, missing, healthInsuranceUntil })
}

const LEAVES = Object.keys(PATHS).filter((path): path is FactPath => path in PATHS)

describe('every fact of the contract', () => {
  it.each(TALKS)('$typed', ({ typed, sets }) => {
    const { facts } = said(typed)
    for (const path of LEAVES) {
      const value = sets[path]
      if (value === undefined) continue
      expect({ [path]: valueAt(facts, path) }).toEqual({ [path]: value })
      const plans = others(path, value).flatMap((other) => {
        const instead = changed(facts, path, other)
        return instead ? [told(instead)] : []
      })
      expect(
        plans.some((plan) => plan !== told(facts)),
        `${path} bears on the plan`,
      ).toBe(true)
    }
  })

  it.each(LEAVES)('%s can be said, every value of it, or it is listed why not', (path) => {
    const values = TALKS.flatMap(({ sets }) => (sets[path] === undefined ? [] : [JSON.stringify(sets[path])]))
    if (NOT_SAID[path]) return expect(values).toEqual([])
    const needed = (VALUES[path] ?? []).map((value) => JSON.stringify(value))
    expect(values).toEqual(expect.arrayContaining(needed))
    expect(values.length).toBeGreaterThan(0)
  })
})
