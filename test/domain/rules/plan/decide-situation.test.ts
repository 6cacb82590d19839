import { addMonths } from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../src/domain/dates/arithmetic.ts'
import { nextOpenDay } from '../../../../src/domain/dates/closed-days.ts'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { assess } from '../../../../src/domain/rules/assess.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import { readFacts } from '../../../../src/domain/rules/contract/facts.ts'
import type { Situation } from '../../../../src/domain/rules/contract/vocabulary.ts'
import { birthdayLimit, isLimit } from '../../../../src/domain/rules/days/birthdays.ts'
import { twoMonthsAfter } from '../../../../src/domain/rules/days/two-months.ts'
import { bearing } from '../../../../src/domain/rules/facts/normalize-facts.ts'
import { allCases } from '../../../cases/read-cases.ts'
import { anyFacts } from '../any-facts.ts'

const caseFacts = allCases().flatMap(({ facts }) => {
  const read = readFacts(facts)
  return 'facts' in read ? [read.facts] : []
})

/** Random facts, and those of the case book asked some days earlier or later. */
const facts = fc.oneof(
  anyFacts,
  fc
    .tuple(fc.constantFrom(...caseFacts), fc.integer({ min: -40, max: 40 }))
    .map(([given, days]) => ({ ...given, today: addDays(given.today, days) })),
)

/** What the contract calls E, S and so on, read from the facts anew. */
interface Read {
  readonly facts: Facts
  readonly E: Day | undefined
  readonly S: Day | undefined
  readonly renewal: boolean
  readonly only: boolean
  readonly atLimit: boolean
  readonly freed: boolean
  readonly soon: (day: Day | undefined) => boolean
}

const FREE = ['permanent-resident', 'special-permanent-resident', 'highly-skilled-2', 'japanese-national']

function readAnew(facts: Facts): Read {
  const { today, card, holder, stay, application, status } = facts
  const tied = status === 'fixed-term'
  const kinds = tied ? (application?.kinds ?? []) : []
  const limit = card?.madeOn && holder?.birthDate ? birthdayLimit(holder.birthDate, card.madeOn) : undefined
  const inThreeMonths = addMonths(new Date(`${today}T12:00:00`), 3)
  return {
    facts,
    E: card?.validUntil,
    S: tied ? stay?.until : undefined,
    renewal: kinds.some((kind) => kind !== 'permanent-residence'),
    only: kinds.length > 0 && kinds.every((kind) => kind === 'permanent-residence'),
    atLimit: limit !== undefined && card?.validUntil !== undefined && isLimit(card.validUntil, limit),
    freed: FREE.includes(status ?? '') && facts.formerStatusWasFixedTerm === true,
    soon: (day) => day !== undefined && day >= today && new Date(`${day}T12:00:00`) <= inThreeMonths,
  }
}

function keepsTheStayGoing({ facts, S, renewal }: Read): boolean {
  if (!S || !renewal || (facts.stay?.grantedDays ?? 99) <= 30) return false
  const filedOn = facts.application?.filedOn
  return facts.today <= twoMonthsAfter(S).civilCode && (!filedOn || filedOn <= nextOpenDay(S))
}

const registered = ({ status, stay }: Facts): boolean =>
  !['short-stay', 'diplomat-or-official', 'none'].includes(status ?? '') &&
  (stay?.grantedDays === undefined || FREE.includes(status ?? ''))

/** The lines of the contract's table, from the top: the first that fits. */
const LINES: readonly [Situation, (read: Read) => boolean][] = [
  [
    'stay-may-be-over',
    (read) => read.S !== undefined && read.S < read.facts.today && !keepsTheStayGoing(read),
  ],
  ['leaving-japan', ({ facts }) => facts.leavingJapanOn !== undefined],
  ['not-registered', ({ facts }) => !registered(facts)],
  ['card-lost', ({ facts }) => facts.card?.holds === 'lost'],
  ['sixty-days', ({ facts }) => facts.status === 'birth-or-loss-of-nationality'],
  [
    'landing-or-provisional-period',
    ({ facts }) => ['temporary-refuge', 'provisional-stay'].includes(facts.status ?? ''),
  ],
  ['first-card', ({ facts }) => facts.card?.holds === 'no'],
  ['card-on-order', ({ facts }) => facts.card?.holds === 'applied'],
  [
    'application-refused',
    ({ facts, renewal }) =>
      facts.status === 'fixed-term' &&
      facts.application?.refused === true &&
      !renewal &&
      !facts.newResidenceCard,
  ],
  ['lapsed-while-pending', ({ facts, E, renewal }) => past(E, facts) && renewal && !facts.newResidenceCard],
  ['lapsed', ({ facts, E }) => past(E, facts)],
  ['freed-from-stay-period', ({ freed, atLimit }) => freed && !atLimit],
  ['not-tied-to-stay', ({ facts }) => FREE.includes(facts.status ?? '')],
  [
    'combined-card-received',
    ({ facts }) =>
      facts.card?.kind === 'specified-residence-card' &&
      facts.newResidenceCard?.combined === true &&
      facts.today >= '2026-06-14',
  ],
  ['new-stay-is-shorter', ({ facts, E, S }) => facts.newResidenceCard !== undefined && before(S, E)],
  ['birthday-limit-reached', ({ atLimit, E, S, soon }) => atLimit && before(E, S) && soon(E)],
  [
    'up-to-date',
    ({ atLimit, E, S, soon, renewal }) => (atLimit || !before(E, S)) && !soon(E) && !soon(S) && !renewal,
  ],
  [
    'entry-field-full',
    ({ facts, E, S, atLimit }) => before(E, S) && !atLimit && facts.card?.additionalEntryFieldFull === true,
  ],
  [
    'extend-after-special-extension',
    ({ facts, E, S, atLimit }) => before(E, S) && !atLimit && special(facts),
  ],
  ['extend-now', ({ E, S, atLimit }) => before(E, S) && !atLimit],
  ['waiting-after-special-extension', ({ facts, renewal }) => renewal && special(facts)],
  ['decision-pending', ({ renewal }) => renewal],
  ['permanent-residence-application-only', ({ only, S, soon }) => only && soon(S)],
  ['nothing-filed-yet', ({ S, soon }) => soon(S)],
]

const past = (day: Day | undefined, { today }: Facts): boolean => day !== undefined && day < today
const before = (a: Day | undefined, b: Day | undefined): boolean =>
  a !== undefined && b !== undefined && a < b
const special = ({ specialExtension }: Facts): boolean => specialExtension?.done === true

describe('the situation', () => {
  it('is the first line of the contract that fits, whatever the facts', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(facts, (facts) => {
        const { situation } = assess(facts)
        if (situation === 'not-enough-known') return
        met.add(situation)
        const read = readAnew(facts)
        expect(situation).toBe(LINES.find(([, fits]) => fits(read))?.[0])
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_500) * 5, seed: 11 },
    )
    for (const given of caseFacts) met.add(assess(given).situation)
    expect(LINES.map(([situation]) => situation).filter((situation) => !met.has(situation))).toEqual([])
  })
})

/** The lines of what is needed: every fact of the first line that is not complete. */
function neededAnew(facts: Facts): readonly string[] {
  const { status, card, stay, application, newResidenceCard, formerStatusWasFixedTerm: former } = facts
  const [tied, held] = [status === 'fixed-term', card?.holds === 'yes']
  const one = [...(status ? [] : ['status']), ...(card?.holds ? [] : ['card.holds'])]
  if (one.length > 0) return one
  if (facts.leavingJapanOn || !registered(facts) || card?.holds === 'lost') return []
  const asked: readonly (readonly [boolean, string])[][] = [
    [[card?.holds !== 'no' && !card?.validUntil, 'card.validUntil']],
    [
      [
        held &&
          former === undefined &&
          ['permanent-resident', 'highly-skilled-2', 'japanese-national'].includes(status ?? ''),
        'formerStatusWasFixedTerm',
      ],
    ],
    [
      [tied && !stay?.until, 'stay.until'],
      [
        tied && held && !application?.kinds && !application?.refused && !newResidenceCard,
        'application.kinds',
      ],
    ],
    [
      [
        held &&
          card?.kind === 'specified-residence-card' &&
          newResidenceCard !== undefined &&
          newResidenceCard.combined === undefined,
        'newResidenceCard.combined',
      ],
    ],
    [
      [
        tied &&
          held &&
          bearing(facts).renewal &&
          !newResidenceCard &&
          !past(card?.validUntil, facts) &&
          facts.specialExtension?.done === undefined,
        'specialExtension.done',
      ],
    ],
  ]
  const first = asked.find((line) => line.some(([lacking]) => lacking)) ?? []
  return first.filter(([lacking]) => lacking).map(([, path]) => path)
}

describe('what is asked', () => {
  it('is every fact of the first line that is not complete', () => {
    fc.assert(
      fc.property(facts, (facts) => {
        expect(assess(facts).missing).toEqual(neededAnew(facts))
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_500) * 2 },
    )
  })
})
