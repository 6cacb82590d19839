import { describe, expect, it } from 'vitest'
import {
  collector,
  decidedAtMost,
  decider,
  dimensionsOf,
  fitting,
  RuleConflict,
  RuleGap,
  turningDays,
} from '../../../../src/domain/rules/decide/decide.ts'
import { checkedOn, type Row, type Table } from '../../../../src/domain/rules/decide/table.ts'
import { SPACE } from '../../../../src/domain/rules/facts/dimensions.ts'

type Drafted = Omit<Row<string>, 'checkedOn' | 'confidence' | 'sources'>
const table = (hit: Table<string>['hit'], rows: readonly Drafted[]): Table<string> => ({
  name: 'small',
  hit,
  rows: checkedOn(
    '2026-11-21',
    rows.map((row) => ({ ...row, sources: ['CIV'] as const })),
  ),
})
const today = '2026-11-24'

describe('a table', () => {
  const small = table('unique', [
    { id: 'a', when: { holds: ['yes'], leaving: ['yes'] }, then: 'A', beats: ['b'] },
    { id: 'b', when: { holds: ['yes', 'no'] }, then: 'B' },
  ])

  it('decides by the row that fits', () => {
    expect(decider(small)({ holds: 'no', leaving: 'yes' }, today).then).toBe('B')
  })

  it('lets a row beat the one that it names', () => {
    expect(decider(small)({ holds: 'yes', leaving: 'yes' }, today).id).toBe('a')
    expect(decider(small)({ holds: 'yes', leaving: 'no' }, today).id).toBe('b')
  })

  it('gives the same row when asked again, and reads only what its rows name', () => {
    const decide = decider(small)
    const [first, again] = [
      decide({ holds: 'yes', leaving: 'no', status: 'tied' }, today),
      decide({ holds: 'yes', leaving: 'no', status: 'newborn' }, today),
    ]
    expect(again).toBe(first)
    expect(dimensionsOf(small)).toEqual(['leaving', 'holds'])
  })

  it('tells classes apart in every dimension of a table that reads the whole space', () => {
    const whole = Object.fromEntries(Object.entries(SPACE).map(([name, values]) => [name, values]))
    const wide = table('at-most-one', [{ id: 'wide', when: whole, then: 'W' }])
    const last = Object.fromEntries(Object.entries(SPACE).map(([name, values]) => [name, values.at(-1)]))
    for (const [name, [other]] of Object.entries(SPACE)) {
      const find = collector(
        table('all', [
          { id: 'wide', when: whole, then: 'W' },
          { id: 'narrow', when: { [name]: [other] }, then: 'N' },
        ]),
      )
      expect(find(last, today).map(({ id }) => id)).toEqual(['wide'])
      expect(find({ ...last, [name]: other }, today).map(({ id }) => id)).toEqual(['wide', 'narrow'])
    }
    expect(dimensionsOf(wide).length).toBe(Object.keys(SPACE).length)
  })

  it('names table and facts where no row fits', () => {
    const fault = caught(() => decider(small)({ holds: 'lost', leaving: 'no', status: 'tied' }, today))
    expect(fault).toBeInstanceOf(RuleGap)
    expect(fault).toMatchObject({
      code: 'rule-gap',
      table: 'small',
      classes: { holds: 'lost', leaving: 'no' },
    })
    expect(String(fault)).toMatch(/no rule of "small" fits .*lost.*office/)
  })

  it('does not take a class that the space does not have', () => {
    expect(caught(() => decider(small)({ holds: 'perhaps', leaving: 'no' }, today))).toMatchObject({
      code: 'rule-gap',
      classes: { holds: 'perhaps' },
    })
  })

  it('names rules and sources where two rows fit', () => {
    const two = table('unique', [
      { id: 'a', when: { holds: ['yes'] }, then: 'A' },
      { id: 'b', when: { leaving: ['yes'] }, then: 'B' },
    ])
    const fault = caught(() => decider(two)({ holds: 'yes', leaving: 'yes' }, today))
    expect(fault).toBeInstanceOf(RuleConflict)
    expect(fault).toMatchObject({
      code: 'rule-conflict',
      table: 'small',
      rules: ['a', 'b'],
      sources: ['CIV', 'CIV'],
    })
    expect(fault).toMatchObject({ classes: { holds: 'yes', leaving: 'yes' } })
    expect(String(fault)).toContain('a, b')
  })

  it('may settle nothing, if it says so', () => {
    const find = decidedAtMost(table('at-most-one', [{ id: 'a', when: { holds: ['yes'] }, then: 'A' }]))
    expect(find({ holds: 'no' }, today)).toBeUndefined()
    expect(find({ holds: 'yes' }, today)?.then).toBe('A')
  })

  it('collects every row that fits, in order', () => {
    const all = table('all', [
      { id: 'a', when: { holds: ['yes'] }, then: 'A' },
      { id: 'b', when: { holds: ['no'] }, then: 'B' },
      { id: 'c', when: { leaving: ['yes'] }, then: 'C' },
    ])
    expect(collector(all)({ holds: 'yes', leaving: 'yes' }, today).map(({ id }) => id)).toEqual(['a', 'c'])
  })
})

describe('a dated row', () => {
  const dated = table('at-most-one', [
    { id: 'old', when: {}, then: 'old', until: '2026-09-30' },
    { id: 'new', when: {}, then: 'new', from: '2026-10-01', until: '2026-12-31' },
  ])

  it.each([
    ['2026-09-29', 'old'],
    ['2026-09-30', 'old'],
    ['2026-10-01', 'new'],
    ['2026-12-31', 'new'],
    ['2027-01-01', undefined],
  ] as const)('on %s it is %s', (day, id) => {
    const find = decidedAtMost(dated)
    expect(find({}, '2026-10-05')?.id).toBe('new')
    expect(find({}, day)?.id).toBe(id)
    expect(find({}, day)?.id).toBe(id)
  })

  it('does not beat where it is not law', () => {
    const small = table('unique', [
      { id: 'a', when: { holds: ['yes'] }, then: 'A', from: '2027-01-01', beats: ['b'] },
      { id: 'b', when: { holds: ['yes'] }, then: 'B' },
    ])
    expect(fitting(small, { holds: 'yes' }, today).map(({ id }) => id)).toEqual(['b'])
    expect(fitting(small, { holds: 'yes' }, '2027-01-01').map(({ id }) => id)).toEqual(['a'])
  })

  it('turns the law on its days', () => {
    expect(turningDays(dated)).toEqual(['2026-09-30', '2026-10-01', '2026-12-31'])
  })
})

function caught(act: () => unknown): unknown {
  try {
    act()
  } catch (fault) {
    return fault
  }
  return undefined
}
