import { describe, expect, it } from 'vitest'
import { SITUATIONS, STEP_ACTIONS, WARNINGS } from '../../../../src/domain/rules/contract/vocabulary.ts'
import { CONTACTS } from '../../../../src/domain/rules/reference/contacts.ts'
import { SOURCE_IDS, source } from '../../../../src/domain/rules/reference/sources.ts'
import { TOWN_NAMES, TOWNS, townOf } from '../../../../src/domain/rules/reference/towns.ts'
import { JOINS } from '../../../../src/domain/rules/tables/additional-steps.ts'
import {
  consequenceOf,
  ruleNote,
  ruleSources,
  TRACE_RULES,
} from '../../../../src/domain/rules/tables/all-tables.ts'
import { LOCAL, LOCAL_CODES } from '../../../../src/domain/rules/tables/local.ts'
import { SITUATION } from '../../../../src/domain/rules/tables/situation.ts'
import { STEPS } from '../../../../src/domain/rules/tables/steps.ts'
import { WARNING_RULES } from '../../../../src/domain/rules/tables/warnings.ts'

describe('a rule', () => {
  it('is known by the id that a trace names, with its sources', () => {
    for (const id of TRACE_RULES) {
      expect(ruleNote(id)?.id).toBe(id)
      expect(ruleSources(id).length).toBe(ruleNote(id)?.sources.length)
    }
    expect(ruleSources('situation-extend-now').map(({ id }) => id)).toContain('MIYAKE')
  })

  it('is not made up', () => {
    expect(ruleNote('no-such-rule')).toBeUndefined()
    expect(ruleSources('no-such-rule')).toEqual([])
    expect(source('NO-SUCH-PAGE')).toBeUndefined()
  })

  it('of consequences is in no trace', () => {
    expect(TRACE_RULES.filter((id) => id.startsWith('missed-'))).toEqual([])
  })
})

describe('a source', () => {
  it('has a title, an address unless it is private, and the day it was read', () => {
    for (const id of SOURCE_IDS) {
      const page = source(id)
      expect(page?.title.length).toBeGreaterThan(4)
      expect(['2026-11-21', '2026-11-27']).toContain(page?.checkedOn)
      if (!['EXT-EN', 'RC-EN'].includes(id)) expect(page?.addresses.length).toBeGreaterThan(0)
    }
  })
})

describe('the vocabulary', () => {
  it('has a rule for every situation, and one for its steps', () => {
    expect(new Set(SITUATION.rows.map(({ then }) => then))).toEqual(new Set(SITUATIONS))
    expect(new Set(STEPS.rows.flatMap(({ when }) => when.situation ?? []))).toEqual(new Set(SITUATIONS))
  })

  it('has a rule for every warning', () => {
    const warned = new Set<string>([...WARNING_RULES.rows.map(({ then }) => then), 'local-practice-differs'])
    expect(warned).toEqual(new Set<string>(WARNINGS))
  })

  it('has a rule for every local difference, in a town that has names in both languages', () => {
    expect(new Set(LOCAL.rows.map(({ then }) => then))).toEqual(new Set(LOCAL_CODES))
    const towns = new Set(LOCAL.rows.flatMap(({ when }) => when.town ?? []))
    expect(towns).toEqual(new Set(Object.keys(TOWN_NAMES)))
    expect(TOWNS.at(-1)).toBe('elsewhere')
    for (const { en, ja } of Object.values(TOWN_NAMES))
      expect([/[A-Z]/.test(en), /[市町村区]$/.test(ja)]).toEqual([true, true])
  })
})

describe('a town', () => {
  it.each([
    ['marugame', 'marugame'],
    ['sapporo', 'elsewhere'],
    ['', 'elsewhere'],
    ['constructor', 'elsewhere'],
    [undefined, 'elsewhere'],
  ] as const)('named %s is %s', (name, town) => {
    expect(townOf(name)).toBe(town)
  })
})

describe('what happens if a step is missed', () => {
  it('is said for every step that a situation can have', () => {
    const pairs = STEPS.rows.flatMap(({ when, then }) =>
      (when.situation ?? []).flatMap((situation) => then.map(({ action }) => ({ situation, action }))),
    )
    const joined = JOINS.rows.flatMap(({ when, then }) =>
      (when.situation ?? []).map((situation) => ({ situation, action: then.step.action })),
    )
    const silent = [...pairs, ...joined].filter(
      ({ situation, action }) => !consequenceOf(situation, action, '2026-11-24'),
    )
    expect(silent).toEqual([])
  })

  it('names the rule and its sources', () => {
    expect(consequenceOf('decision-pending', 'special-extension', '2026-11-24')).toMatchObject({
      consequence: 'lapse-while-pending',
      rule: 'missed-special-extension',
      sources: expect.arrayContaining(['AZUMINO']),
    })
    expect(consequenceOf('extend-now', 'extend', '2026-11-24')?.consequence).toBe('reissue-for-a-fee')
  })

  it('is nothing known for a step that the situation does not have', () => {
    expect(consequenceOf('lapsed', 'apply-for-new-card', '2026-11-24')).toBeUndefined()
  })

  it('knows every step', () => {
    const known = STEP_ACTIONS.filter((action) =>
      SITUATIONS.some((situation) => consequenceOf(situation, action, '2026-11-24')),
    )
    expect(known).toEqual([...STEP_ACTIONS])
  })
})

describe('the contacts', () => {
  it('are numbers with hours and languages', () => {
    for (const { phone, hours, sources } of CONTACTS) {
      expect(phone).toMatch(/^0\d{2,3}-[\d-]+$/)
      expect(sources.length).toBeGreaterThan(0)
      for (const { from, to } of hours) expect(from < to).toBe(true)
    }
    expect(new Set(CONTACTS.map(({ id }) => id)).size).toBe(CONTACTS.length)
  })
})
