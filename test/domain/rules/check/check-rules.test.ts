import { describe, expect, it } from 'vitest'
import { checkRules } from '../../../../src/domain/rules/check/check-rules.ts'
import { tableFaults } from '../../../../src/domain/rules/check/check-tables.ts'
import {
  parameterFaults,
  ruleFaults,
  sourceFaults,
  stayFeeFaults,
} from '../../../../src/domain/rules/check/notes.ts'
import { coreStates, situatedStates } from '../../../../src/domain/rules/check/walk-space.ts'
import { checkedOn, type Row, type Table } from '../../../../src/domain/rules/decide/table.ts'
import { covers } from '../../../../src/domain/rules/facts/stay-fee.ts'
import { AGE_LINE } from '../../../../src/domain/rules/reference/parameters.ts'
import { STAY_FEES } from '../../../../src/domain/rules/reference/stay-fees.ts'
import { RULES } from '../../../../src/domain/rules/tables/all-tables.ts'
import { SITUATION } from '../../../../src/domain/rules/tables/situation.ts'
import { STEPS } from '../../../../src/domain/rules/tables/steps.ts'
import { TOPIC_SOURCES } from '../../../../src/domain/topics/topics.ts'

const today = '2026-11-24'

describe('the rules', () => {
  it('are complete, without conflict, cited and read within the year', () => {
    const checked = checkRules(today, TOPIC_SOURCES)
    expect(checked.faults).toEqual([])
    expect(checked.states).toBeGreaterThan(40_000)
    expect(checked.rules).toBeGreaterThan(200)
    expect(checked.sources).toBeGreaterThan(90)
  })

  it('are to be read again a year later', () => {
    const { faults } = checkRules('2027-11-22', TOPIC_SOURCES)
    expect(faults.length).toBeGreaterThan(300)
    expect(faults[0]).toContain('read its sources again')
    expect(checkRules('2027-11-21', TOPIC_SOURCES).faults).toEqual([])
  })
})

describe('the space', () => {
  it('is walked once', () => {
    const keys = new Set<string>()
    let count = 0
    for (const core of coreStates()) {
      count += 1
      keys.add(Object.values(core).join(' '))
    }
    expect(keys.size).toBe(count)
  })
})

const states = [...situatedStates(today)]
const without = <T>(table: Table<T>, id: string): Table<T> => ({
  ...table,
  rows: table.rows.filter((row) => row.id !== id),
})
const changed = <T>(table: Table<T>, id: string, change: Partial<Row<T>>): Table<T> => ({
  ...table,
  rows: table.rows.map((row) => (row.id === id ? { ...row, ...change } : row)),
})

describe('the checker finds', () => {
  it('a gap', () => {
    const faults = tableFaults(without(SITUATION, 'situation-nothing-filed-yet'), states, today)
    expect(faults[0]).toMatch(/^situation: no row fits .*soon/)
  })

  it('a conflict', () => {
    const faults = tableFaults(
      changed(SITUATION, 'situation-lapsed-while-pending', { beats: [] }),
      states,
      today,
    )
    expect(faults[0]).toMatch(/lapsed-while-pending and situation-lapsed both fit/)
  })

  it('a conflict or a gap that comes with a date', () => {
    const early = changed(STEPS, 'steps-extend', { until: '2030-01-01' })
    expect(tableFaults(early, states, today).join()).toMatch(/no row fits .*extend-now.* on 2030-01-02/)
  })

  it('a row that never fits', () => {
    const dead = changed(STEPS, 'steps-collect-in-time', {
      when: { situation: ['card-on-order'], cardEnd: ['unknown'] },
    })
    expect(tableFaults(dead, states, today)).toContain('steps: steps-collect-in-time never fits')
  })

  it('an exception that is idle, unknown, or goes in a circle', () => {
    const faults = tableFaults(
      changed(
        changed(SITUATION, 'situation-lapsed', { beats: ['situation-first-card', 'situation-x'] }),
        'situation-first-card',
        {
          beats: ['situation-lapsed'],
        },
      ),
      states,
      today,
    )
    expect(faults).toContain(
      'situation: situation-lapsed beats situation-first-card, but they never both fit',
    )
    expect(faults).toContain('situation: situation-lapsed beats situation-x, which is no row of the table')
    expect(faults).toContain('situation: situation-lapsed beats itself')
  })

  it('a dead row and an exception in a table of which every row counts', () => {
    const all: Table<string> = {
      name: 'all',
      hit: 'all',
      rows: checkedOn('2026-11-21', [
        {
          id: 'dead',
          when: { status: ['newborn'], cardAgainstStay: ['before'] },
          then: 'x',
          sources: ['CIV'],
        },
        { id: 'empty', when: { channel: [] }, then: 'x', sources: ['CIV'] },
        { id: 'beater', when: { holds: ['yes'] }, then: 'x', sources: ['CIV'], beats: ['dead'] },
      ]),
    }
    expect(tableFaults(all, states, today)).toEqual([
      'all: dead never fits',
      'all: empty never fits',
      'all: beater beats dead, but in this table every row counts',
    ])
  })

  it('rules that are not cited, twice there, badly named or old', () => {
    const [rule] = RULES
    if (!rule) throw new Error('no rules')
    const faults = ruleFaults(
      [rule, { ...rule }, { ...rule, id: 'Not An Id' }, { ...rule, id: 'bare', sources: [] }],
      today,
    )
    expect(faults).toEqual([
      `${rule.id} is the id of two rules`,
      'Not An Id is no id: small letters, digits, hyphens',
      'bare cites no source',
    ])
    expect(ruleFaults([{ ...rule, checkedOn: '2025-11-23' }], today)).toHaveLength(1)
    expect(ruleFaults([{ ...rule, checkedOn: '2025-11-24' }], today)).toEqual([])
  })

  it('sources that nobody cites, without a real address, or old', () => {
    const page = { id: 'CIV', title: 'x', addresses: ['not an address'], checkedOn: '2025-01-01' } as const
    expect(sourceFaults([page], new Set(), today)).toEqual([
      'source CIV is cited by no rule and no topic',
      'source CIV: not an address is no address',
      'source CIV was last checked on 2025-01-01: read its sources again',
    ])
  })

  it('values of the law with a hole, an overlap, an end or no source', () => {
    const [old, now] = AGE_LINE.values
    if (!old || !now) throw new Error('no values')
    expect(parameterFaults(AGE_LINE, today)).toEqual([])
    const faultsOf = (values: typeof AGE_LINE.values) => parameterFaults({ ...AGE_LINE, values }, today)
    expect(faultsOf([old, { ...now, from: '2022-04-02' }])[0]).toContain('from 2022-04-02 does not follow')
    expect(faultsOf([old, { ...now, from: '2022-03-31' }])[0]).toContain('from 2022-03-31 does not follow')
    expect(faultsOf([{ from: old.from, value: 1, sources: ['CIV'] }, now])[0]).toContain('no end')
    expect(faultsOf([old])).toEqual(['age-line: no value holds after 2022-03-31'])
    expect(faultsOf([old, { ...now, sources: [] }])).toEqual(['age-line: 2022-04-01 cites no source'])
  })

  it('a period for which there is no stay fee, or are two', () => {
    const fits = (fee: (typeof STAY_FEES)[number], months: number) => covers(fee.granted, months)
    const lacking = STAY_FEES.filter(({ id }) => id !== 'stay-fee-2026-1-year-online')
    expect(stayFeeFaults(lacking, fits)).toContain(
      'stay-fees: 0 rows for 12 months at the online on 2026-10-01',
    )
    const double = [...STAY_FEES, ...STAY_FEES.filter(({ id }) => id === 'stay-fee-2026-1-year-online')]
    expect(stayFeeFaults(double, fits)).toEqual([
      'stay-fees: 2 rows for 12 months at the online on 2026-10-01',
    ])
  })
})
