import { describe, expect, it } from 'vitest'
import { assess } from '../../src/domain/rules/assess.ts'
import { readFacts } from '../../src/domain/rules/contract/facts.ts'
import { source } from '../../src/domain/rules/reference/sources.ts'
import { planSchema } from '../domain/rules/plan-schema.ts'
import { differences } from './compare.ts'
import { allCases, type Case, type Expected } from './read-cases.ts'

const cases = allCases()

describe.each([...new Set(cases.map(({ file }) => file))])('case book: %s', (file) => {
  it.each(cases.filter((one) => one.file === file).map((one) => [one.title, one] as const))(
    '%s',
    (_, one) => {
      expect(answer(one)).toEqual([])
    },
  )
})

function answer({ facts, expected }: Case): readonly string[] {
  const read = readFacts(facts)
  if ('faults' in read) {
    const missed = (expected.faults ?? []).filter(
      (field) => !read.faults.some((fault) => fault.startsWith(`${field}: `)),
    )
    return expected.faults ? missed : read.faults
  }
  if (expected.faults) return [`no fault was found in ${expected.faults.join(', ')}`]
  return differences(expected, planSchema.parse(assess(read.facts)))
}

describe('the case book itself', () => {
  it('gives every case an id of its own', () => {
    const ids = cases.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it('names as basis only sources that the rules know, or the contract', () => {
    const unknown = cases.flatMap(({ id, basis }) =>
      basis
        .split(', ')
        .filter((name) => name !== 'contract' && !source(name))
        .map((name) => `${id}: ${name}`),
    )
    expect(unknown).toEqual([])
  })

  it('cites in every plan at least one source that the case rests on', () => {
    const uncited = cases.filter(({ facts, basis, expected }) => {
      const read = readFacts(facts)
      if ('faults' in read || expected.faults || basis === 'contract') return false
      const { citations } = assess(read.facts)
      return !basis.split(', ').some((name) => citations.includes(name))
    })
    expect(uncited.map(({ id }) => id)).toEqual([])
  })

  it('holds more than 170 cases', () => {
    expect(cases.length).toBeGreaterThan(170)
  })

  it('would notice if any one thing were otherwise', () => {
    const [one] = cases.filter(({ id }) => id === 'pending-over-the-year-end')
    if (!one) throw new Error('the case is gone')
    const wrong: readonly Partial<Expected>[] = [
      { situation: 'up-to-date' },
      { steps: [{ action: 'reissue', keys: {}, bring: [] }] },
      { steps: [{ action: 'special-extension', keys: { goBy: '2026-12-31' }, bring: [] }] },
      { steps: [{ action: 'special-extension', keys: { goBy: null }, bring: [] }] },
      { steps: [{ action: 'special-extension', keys: {}, bring: ['photo'] }] },
      { steps: [{ action: 'special-extension', keys: {}, bring: ['!card-pin'] }] },
      { steps: one.expected.steps.toReversed() },
      { noAction: ['extend'] },
      { warnings: ['no-open-day-left'] },
      { warnings: ['!no-notice-is-sent'] },
      { citations: ['MPD'] },
      { missing: ['status'] },
      { healthInsuranceUntil: '2027-01-01' },
    ]
    const noticed = wrong.map(
      (changed) => answer({ ...one, expected: { ...one.expected, ...changed } }).length,
    )
    expect(noticed.every((count) => count > 0)).toBe(true)
    expect(answer({ ...one, expected: { ...one.expected, faults: ['status'] } })).toHaveLength(1)
  })
})
