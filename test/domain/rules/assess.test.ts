import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../../src/domain/dates/arithmetic.ts'
import { mayBeClosed } from '../../../src/domain/dates/closed-days.ts'
import type { Day } from '../../../src/domain/dates/day.ts'
import { assess } from '../../../src/domain/rules/assess.ts'
import type { Facts } from '../../../src/domain/rules/contract/facts.ts'
import { readFacts } from '../../../src/domain/rules/contract/facts.ts'
import type { Plan, Step } from '../../../src/domain/rules/contract/plan.ts'
import { evidence, PATHS } from '../../../src/domain/rules/facts/fact-accessors.ts'
import { source } from '../../../src/domain/rules/reference/sources.ts'
import { ruleNote, TRACE_RULES } from '../../../src/domain/rules/tables/all-tables.ts'
import { allCases } from '../../cases/read-cases.ts'
import { anyFacts } from './any-facts.ts'
import { planSchema } from './plan-schema.ts'

/** Fewer where the suite is run once for every mutant. */
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_500) }
const caseFacts: readonly Facts[] = allCases().flatMap(({ facts }) => {
  const read = readFacts(facts)
  return 'facts' in read ? [read.facts] : []
})
/** Random facts and, as often, those of the case book. */
const facts = fc.oneof(anyFacts, fc.constantFrom(...caseFacts))
const always = (property: (given: Facts) => void): void => fc.assert(fc.property(facts, property), RUNS)

describe('every plan', () => {
  it('has the shape of the contract, whatever the facts', () => {
    always((given) => {
      planSchema.parse(assess(given))
    })
  })

  it('is the same when asked again', () => {
    always((given) => {
      expect(assess(structuredClone(given))).toEqual(assess(given))
    })
  })

  it('goes by an open day, not before today or the first day, not after the last', () => {
    always((given) => {
      for (const { from, by, goBy } of assess(given).steps) {
        if (goBy === undefined) continue
        expect(by).toBeDefined()
        expect(mayBeClosed(goBy)).toBe(false)
        expect(goBy >= given.today && goBy <= (by ?? goBy) && goBy >= (from ?? goBy)).toBe(true)
      }
    })
  })

  it('leaves out the day to go by only where every day that is left is closed', () => {
    always((given) => {
      for (const { from, by, goBy } of assess(given).steps) {
        if (by === undefined || goBy !== undefined) continue
        const first = from && from > given.today ? from : given.today
        expect(daysFrom(first, by).every((day) => mayBeClosed(day))).toBe(true)
      }
    })
  })

  it('names no past day as still possible', () => {
    always((given) => {
      for (const step of assess(given).steps) {
        for (const day of [step.by, step.goBy, step.newValidUntil, step.newValidUntilAtLeast]) {
          if (day !== undefined) expect(day >= given.today).toBe(true)
        }
      }
    })
  })

  it('promises a new date only for a step that gives one, and never one that is no gain', () => {
    always((given) => {
      for (const { action, after, newValidUntil, newValidUntilAtLeast } of assess(given).steps) {
        const promised = newValidUntil ?? newValidUntilAtLeast
        if (promised === undefined) continue
        expect(newValidUntil === undefined || newValidUntilAtLeast === undefined).toBe(true)
        expect(action === 'special-extension' || (action === 'extend' && after === undefined)).toBe(true)
        expect(promised > (given.card?.validUntil ?? '')).toBe(true)
      }
    })
  })

  it('does each thing once, and collects the residence card after a special extension and before an extension', () => {
    always((given) => {
      const acts = assess(given).steps.map(({ action }) => action)
      expect(new Set(acts).size).toBe(acts.length)
      const [special, collect, extend] = (
        ['special-extension', 'collect-residence-card', 'extend'] as const
      ).map((action) => acts.indexOf(action))
      expect((collect ?? -1) >= 0).toBe(given.application?.noticeToCollect === true)
      if (collect !== undefined && collect >= 0 && special !== undefined && extend !== undefined) {
        expect(special < collect && (extend < 0 || collect < extend)).toBe(true)
      }
    })
  })

  it('asks for something exactly when too little is known', () => {
    always((given) => {
      const { situation, missing } = assess(given)
      expect(situation === 'not-enough-known').toBe(missing.length > 0)
    })
  })

  it('warns of a missing open day exactly when a step lacks one', () => {
    always((given) => {
      const { steps, warnings } = assess(given)
      expect(warnings.includes('no-open-day-left')).toBe(steps.some(({ by, goBy }) => by && !goBy))
    })
  })
})

describe('the trace', () => {
  it('names rules that there are, each once, and facts with the values that they have', () => {
    always((given) => {
      const { trace } = assess(given)
      const told = new Set(paths.map((path) => evidence(given, path)))
      expect(new Set(trace.map(({ rule }) => rule)).size).toBe(trace.length)
      for (const { rule, because } of trace) {
        expect(traceable.has(rule)).toBe(true)
        for (const reason of because) {
          expect(told.has(reason) || /^[a-z][A-Za-z]+=[a-z-]+$/.test(reason)).toBe(true)
          expect(reason).not.toContain('undefined')
        }
      }
    })
  })

  it('cites exactly the sources of the rules that fired', () => {
    always((given) => {
      const { trace, citations, steps } = assess(given)
      const fired = new Set<string>(trace.flatMap(({ rule }) => ruleNote(rule)?.sources ?? []))
      expect(new Set(citations)).toEqual(fired)
      for (const step of steps) for (const id of step.citations) expect(fired.has(id)).toBe(true)
      for (const id of citations) expect(source(id)).toBeDefined()
    })
  })

  it('never lets a rule of low confidence lead to more than asking the office', () => {
    always((given) => {
      const { trace, steps } = assess(given)
      const low = trace.some(({ rule }) => ruleNote(rule)?.confidence === 'low')
      if (low) expect(steps.map(({ action }) => action)).toContain('ask-office')
    })
  })

  it.skipIf(process.env.PROPERTY_RUNS)(
    'is reached by every rule of the engine',
    () => {
      const reached = new Set<string>()
      const visit = (given: Facts) => {
        for (const { rule } of assess(given).trace) reached.add(rule)
      }
      for (const given of caseFacts) visit(given)
      fc.assert(fc.property(anyFacts, visit), { numRuns: 60_000, seed: 7 })
      expect(TRACE_RULES.filter((rule) => !reached.has(rule))).toEqual([])
    },
    240_000,
  )
})

const traceable: ReadonlySet<string> = new Set(TRACE_RULES)
const isPath = (path: string): path is keyof typeof PATHS => path in PATHS
const paths = Object.keys(PATHS).filter(isPath)

describe('moving today forward', () => {
  it('moves no last day of the law while the situation stays', () => {
    let met = 0
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 40 }), (given, days) => {
        const [now, then] = [assess(given), assess({ ...given, today: addDays(given.today, days) })]
        if (now.situation !== then.situation) return
        const before = lastDays(now)
        for (const [action, by] of lastDays(then)) {
          if (before.has(action)) met += 1
          if (before.has(action) && !mayMove(action, given)) expect(by).toBe(before.get(action))
        }
      }),
      RUNS,
    )
    expect(met).toBeGreaterThan(50)
  })
})

const daysFrom = (first: Day, last: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, at) => addDays(first, at))

const lastDays = ({ steps }: Plan): ReadonlyMap<string, Step['by']> =>
  new Map(steps.flatMap(({ action, by }) => (by ? [[action, by]] : [])))

/** The one exception of the contract, filing on the next open day, and the later reading once the earlier is past. */
function mayMove(action: string, { stay }: Facts): boolean {
  const readingsDiffer = /(02-28|02-29|06-30|11-30)$/.test(stay?.until ?? '')
  return action === 'apply-to-immigration' || (action === 'extend' && readingsDiffer)
}

describe('what does not bear on a plan does not change it', () => {
  const unchanged = (name: string, change: (given: Facts) => Facts | undefined) =>
    it(name, () => {
      always((given) => {
        const changed = change(given)
        if (changed) expect(withoutTrace(assess(changed))).toEqual(withoutTrace(assess(given)))
      })
    })

  unchanged('the date of a residence card that is valid', (given) =>
    given.residenceCard ? undefined : { ...given, residenceCard: { validUntil: addDays(given.today, 40) } },
  )
  unchanged('the name of a town of which nothing is known', (given) =>
    given.municipality === undefined ? { ...given, municipality: 'nowhere' } : undefined,
  )
  unchanged('saying that the holder goes, where nobody said who goes', (given) =>
    given.visit?.by === undefined ? { ...given, visit: { by: 'self' } } : undefined,
  )
  unchanged('the order in which applications are named', (given) =>
    given.application?.kinds
      ? { ...given, application: { ...given.application, kinds: given.application.kinds.toReversed() } }
      : undefined,
  )
  unchanged('everything about a card that is not there', (given) =>
    given.card?.holds === 'no'
      ? {
          ...given,
          card: {
            holds: 'no',
            validUntil: '2027-03-01',
            madeOn: '2020-01-01',
            additionalEntryFieldFull: true,
          },
        }
      : undefined,
  )
  unchanged('a stay and an application of a person who is free of the stay', (given) =>
    ['permanent-resident', 'highly-skilled-2', 'japanese-national'].includes(given.status ?? '') &&
    !given.application?.noticeToCollect
      ? {
          ...given,
          stay: { until: '2027-01-01', grantedDays: 90 },
          application: { kinds: ['extension'], channel: 'online', filedOn: '2026-01-01' },
        }
      : undefined,
  )
  unchanged('the age band where the birth date is known', (given) =>
    given.holder?.birthDate ? { ...given, holder: { ...given.holder, ageBand: 'under-15' } } : undefined,
  )
})

const withoutTrace = ({ trace: _, ...plan }: Plan) => plan

describe('leaving a needed fact out', () => {
  const drop: readonly [string, (given: Facts) => Facts][] = [
    ['status', ({ status: _, ...given }) => given],
    ['card.holds', (given) => ({ ...given, card: { ...given.card, holds: undefined } })],
    ['card.validUntil', (given) => ({ ...given, card: { ...given.card, validUntil: undefined } })],
    ['formerStatusWasFixedTerm', ({ formerStatusWasFixedTerm: _, ...given }) => given],
    ['stay.until', (given) => ({ ...given, stay: { ...given.stay, until: undefined } })],
    ['application.kinds', (given) => ({ ...given, application: { ...given.application, kinds: undefined } })],
    [
      'newResidenceCard.combined',
      (given) =>
        given.newResidenceCard
          ? { ...given, newResidenceCard: { ...given.newResidenceCard, combined: undefined } }
          : given,
    ],
    ['specialExtension.done', ({ specialExtension: _, ...given }) => given],
  ]

  it.each(drop)('%s is asked for, or was not needed', (path, without) => {
    always((given) => {
      const [full, less] = [assess(given), assess(without(given))]
      if (full.missing.length > 0 || full.situation === less.situation) return
      const mayBeOver = less.situation === 'stay-may-be-over'
      expect(mayBeOver || less.missing.includes(path) || !wasNeeded(path, given)).toBe(true)
    })
  })
})

/** The contract needs no stay and no application of those who leave, are not registered, or have lost the card. */
function wasNeeded(
  path: string,
  { leavingJapanOn, card, stay, newResidenceCard, status, application }: Facts,
): boolean {
  if (path === 'status' || path === 'card.holds') return true
  if (leavingJapanOn || card?.holds === 'lost' || stay?.grantedDays !== undefined) return false
  if (path === 'application.kinds')
    return card?.holds === 'yes' && newResidenceCard === undefined && !application?.refused
  if (path === 'specialExtension.done') {
    const renewal = application?.kinds?.some((kind) => kind !== 'permanent-residence')
    return status === 'fixed-term' && newResidenceCard === undefined && renewal === true
  }
  return path !== 'formerStatusWasFixedTerm' || status !== 'special-permanent-resident'
}

describe('one day before, on, and after each line that the law draws', () => {
  const base: Facts = {
    today: '2026-12-01',
    status: 'fixed-term',
    card: { holds: 'yes', validUntil: '2026-12-15' },
    stay: { until: '2026-12-15' },
    application: { kinds: ['extension'], filedOn: '2026-11-05', channel: 'counter' },
    specialExtension: { done: false },
  }
  const on = (today: Facts['today'], changed: Partial<Facts> = {}) => assess({ ...base, ...changed, today })
  const situations = (line: Facts['today'], changed: Partial<Facts>) =>
    [-1, 0, 1].map((days) => on(addDays(line, days), changed).situation)

  it('the last day of the card', () => {
    expect(situations('2026-12-15', {})).toEqual([
      'decision-pending',
      'decision-pending',
      'lapsed-while-pending',
    ])
  })

  it('the last day of the two months', () => {
    expect(situations('2027-02-15', {})).toEqual([
      'lapsed-while-pending',
      'lapsed-while-pending',
      'stay-may-be-over',
    ])
  })

  it('the end of a stay with nothing filed', () => {
    const changed = { application: { kinds: [] } }
    expect(situations('2026-12-15', changed)).toEqual([
      'nothing-filed-yet',
      'nothing-filed-yet',
      'stay-may-be-over',
    ])
  })

  it('three months before the end of a stay with nothing filed', () => {
    const changed = { application: { kinds: [] } }
    expect(situations('2026-09-15', changed)).toEqual([
      'up-to-date',
      'nothing-filed-yet',
      'nothing-filed-yet',
    ])
  })

  it('fourteen days before the extended date', () => {
    const changed = {
      card: { holds: 'yes', validUntil: '2027-02-15' },
      specialExtension: { done: true },
    } as const
    const asked = [-1, 0, 1].map((days) =>
      on(addDays('2027-02-01', days), changed).steps.some(({ action }) => action === 'contact-immigration'),
    )
    expect(asked).toEqual([false, true, true])
  })

  it('thirty days of stay left, for a first card', () => {
    const changed = { card: { holds: 'no' }, stay: { until: '2027-01-31' } } as const
    const warned = [-1, 0, 1].map((days) =>
      on(addDays('2027-01-01', days), changed).warnings.includes('first-card-may-be-refused'),
    )
    expect(warned).toEqual([false, true, true])
  })

  it('the age line of 1 April 2022, by the making of the card', () => {
    const dates = ([['2022-03-31'], ['2022-04-01'], ['2022-04-02']] as const).map(([madeOn]) => {
      const { steps } = on('2026-01-05', {
        holder: { birthDate: '2003-01-20' },
        card: { holds: 'yes', validUntil: '2026-02-01', madeOn },
        stay: { until: '2036-02-01' },
      })
      return steps[0]?.newValidUntil
    })
    expect(dates).toEqual(['2027-01-20', '2032-01-20', '2032-01-20'])
  })

  it('the birthday from which ten birthdays count', () => {
    const limits = [-1, 0, 1].map((days) => {
      const madeOn = addDays('2023-05-10', days)
      return assess({
        today: '2026-01-05',
        status: 'fixed-term',
        holder: { birthDate: '2005-05-10' },
        card: { holds: 'yes', validUntil: '2026-02-01', madeOn },
        stay: { until: '2040-02-01' },
        newResidenceCard: { receivedOn: '2026-01-04' },
      }).steps[0]?.newValidUntil
    })
    expect(limits).toEqual(['2027-05-10', '2033-05-10', '2033-05-10'])
  })

  it('the first day of the stay fees by period', () => {
    const fees = [-1, 0, 1].map((days) => {
      const application = {
        kinds: ['extension'] as const,
        filedOn: addDays('2026-10-01', days),
        channel: 'counter',
        noticeToCollect: true,
        monthsGranted: 12,
      } as const
      return on('2026-12-01', { application: { ...application, kinds: ['extension'] } }).steps.find(
        ({ action }) => action === 'collect-residence-card',
      )?.feeYen
    })
    expect(fees).toEqual([6_000, 33_000, 33_000])
  })
})

describe('a list of days on which the system stands still', () => {
  it('moves the day to go by before them, not the last day of the law', () => {
    const given: Facts = {
      today: '2026-12-01',
      status: 'fixed-term',
      card: { holds: 'yes', validUntil: '2026-12-15' },
      stay: { until: '2029-12-15' },
      newResidenceCard: { receivedOn: '2026-11-20' },
    }
    const step = assess(given, new Set(['2026-12-14', '2026-12-15'] as const)).steps[0]
    expect([step?.by, step?.goBy]).toEqual(['2026-12-15', '2026-12-11'])
  })
})
