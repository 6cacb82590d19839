import { describe, expect, it } from 'vitest'
import { readFacts } from '../../../../src/domain/rules/contract/facts.ts'

const faults = (document: unknown): readonly string[] => {
  const read = readFacts(document)
  return 'faults' in read ? read.faults : []
}
const today = '2026-11-24'

describe('a document of facts', () => {
  it('may say nothing but the day', () => {
    expect(readFacts({ today })).toEqual({ facts: { today } })
  })

  it.each([
    [{ today, stay: { until: '2026-13-40' } }, 'stay.until: "2026-13-40" is no date'],
    [{ today, stay: { until: '2027-04-31' } }, 'stay.until: "2027-04-31" is no date'],
    [{ today, stay: { until: '2027-4-3' } }, 'stay.until: "2027-4-3" is no date'],
    [{ today, stay: { until: 20270403 } }, 'stay.until: 20270403 is no date'],
    [{ today, stay: { until: null } }, 'stay.until: null is no date'],
    [{}, 'today: is needed'],
    [{ today: '' }, 'today: "" is no date'],
    [{ today, visa: 'engineer' }, 'visa: unknown field'],
    [{ today, card: { colour: 'pink' } }, 'card.colour: unknown field'],
    [{ today, card: 'yes' }, 'card: "yes" is no object'],
    [{ today, card: null }, 'card: null is no object'],
    [{ today, card: [] }, 'card: a list is no object'],
    [{ today, card: { driversLicence: 'yes' } }, 'card.driversLicence: "yes" is no boolean'],
    [{ today, card: { driversLicence: {} } }, 'card.driversLicence: an object is no boolean'],
    [
      { today, visit: { by: 'friend' } },
      'visit.by: "friend" is none of self, household-member, agent, legal-representative',
    ],
    [{ today, application: { kinds: 'extension' } }, 'application.kinds: "extension" is no array'],
    [
      { today, application: { kinds: ['extension', 'asylum'] } },
      'application.kinds: "asylum" is none of extension, change-of-status, permanent-residence',
    ],
    [
      { today, stay: { grantedDays: 93 } },
      'stay.grantedDays: 93 is more than three months; leave it out for longer stays',
    ],
    [{ today, municipality: 7 }, 'municipality: 7 is no string'],
    [7, 'document: 7 is no object'],
    [null, 'document: null is no object'],
    [undefined, 'document: nothing is no object'],
    [[{ today }], 'document: a list is no object'],
  ])('%j has the fault %s', (document, fault) => {
    expect(faults(document)).toEqual([fault])
  })

  it.each([
    { today, application: { monthsGranted: 0 } },
    { today, application: { monthsGranted: 1_201 } },
    { today, stay: { grantedDays: 0 } },
    { today, stay: { grantedDays: 30.5 } },
    { today, municipality: 'x'.repeat(201) },
  ])('%j has a fault that names the field', (document) => {
    const [path = ''] = Object.keys(document).filter((key) => key !== 'today')
    expect(faults(document)).toHaveLength(1)
    expect(faults(document)[0]?.startsWith(path)).toBe(true)
  })

  it('has all its faults named at once, several unknown fields each in a line', () => {
    expect(faults({ today: 'now', a: 1, b: 2, status: 'x' }).map((fault) => fault.split(':')[0])).toEqual([
      'today',
      'status',
      'a',
      'b',
    ])
  })

  it('may leave out the main field of an object: it is then not known', () => {
    const document = {
      today,
      card: {},
      stay: {},
      application: {},
      newResidenceCard: {},
      specialExtension: {},
      visit: {},
      holder: {},
      residenceCard: {},
    }
    expect(readFacts(document)).toEqual({ facts: document })
  })

  it('takes a stay of three months in days', () => {
    expect(faults({ today, stay: { grantedDays: 92 } })).toEqual([])
  })

  it('cuts a long value short in the fault', () => {
    expect(faults({ today, status: 'x'.repeat(5_000) })[0]?.length).toBeLessThan(400)
  })
})
