import { describe, expect, it } from 'vitest'
import type { Day } from '../../../../src/domain/dates/day.ts'
import { assess } from '../../../../src/domain/rules/assess.ts'
import type { Facts } from '../../../../src/domain/rules/contract/facts.ts'
import type { Step } from '../../../../src/domain/rules/contract/plan.ts'

const pending: Facts = {
  today: '2026-12-01',
  status: 'fixed-term',
  card: { holds: 'yes', validUntil: '2026-12-15' },
  stay: { until: '2026-12-15' },
  application: { kinds: ['extension'], filedOn: '2026-11-05', channel: 'counter' },
  specialExtension: { done: false },
}
const renewed: Facts = {
  today: '2026-12-01',
  status: 'fixed-term',
  card: { holds: 'yes', validUntil: '2026-12-15' },
  stay: { until: '2029-12-15' },
  newResidenceCard: { receivedOn: '2026-11-30' },
}

const step = (facts: Facts, action: Step['action'], alsoClosed?: ReadonlySet<Day>) =>
  assess(facts, alsoClosed).steps.find((one) => one.action === action)
const rules = (facts: Facts) => assess(facts).trace.map(({ rule }) => rule)

describe('the date after a special extension', () => {
  const limitedTo = (birthDate: Day): Facts => ({
    ...pending,
    holder: { birthDate },
    card: { holds: 'yes', validUntil: '2026-12-15', madeOn: '2017-03-01' },
  })

  it('is never past the birthday limit, and then only the safe one of two', () => {
    const facts = limitedTo('1990-01-20')
    expect(step(facts, 'special-extension')).toMatchObject({ newValidUntilAtLeast: '2027-01-20' })
    expect(step(facts, 'special-extension')?.newValidUntil).toBeUndefined()
    expect(step(facts, 'extend')?.by).toBe('2027-01-20')
    expect(rules(facts)).toContain('new-date-two-months-after-the-stay')
    expect(rules(facts)).toContain('new-date-birthday-limit')
  })

  it('is settled where the limit is the very day', () => {
    expect(step(limitedTo('1990-02-15'), 'special-extension')?.newValidUntil).toBe('2027-02-15')
    expect(rules(limitedTo('1990-02-15'))).not.toContain('new-date-birthday-limit')
  })

  it('is two months on where the computed limit lies before the printed date, which wins', () => {
    const facts = {
      ...limitedTo('1990-05-01'),
      card: { holds: 'yes', validUntil: '2026-12-15', madeOn: '2016-03-01' },
    } as const
    expect(step(facts, 'special-extension')?.newValidUntil).toBe('2027-02-15')
  })

  it('is read by the Civil Code once the safe day is past', () => {
    const late = (today: Day): Facts => ({
      ...pending,
      today,
      card: { holds: 'yes', validUntil: '2028-03-01' },
      stay: { until: '2027-11-30' },
      application: { kinds: ['extension'], filedOn: '2027-11-01' },
    })
    expect(step(late('2028-01-29'), 'extend')?.by).toBe('2028-01-30')
    expect(step(late('2028-01-30'), 'extend')?.by).toBe('2028-01-30')
    expect(step(late('2028-01-31'), 'extend')?.by).toBe('2028-01-31')
  })
})

describe('the rules by which days were worked out', () => {
  it('are named for an extension', () => {
    const made = {
      holder: { birthDate: '1995-04-02' },
      card: { ...renewed.card, madeOn: '2021-08-10' },
    } as const
    expect(rules({ ...renewed, ...made })).toEqual(
      expect.arrayContaining([
        'by-the-last-day-of-the-card',
        'go-by-the-last-open-day',
        'new-date-end-of-stay',
      ]),
    )
    expect(rules({ ...renewed, ...made, stay: { until: '2035-01-01' } })).toContain('new-date-birthday-limit')
  })

  it('are named for a limit on a leap day', () => {
    const facts: Facts = {
      today: '2026-12-01',
      status: 'permanent-resident',
      holder: { birthDate: '2000-02-29' },
      card: { holds: 'yes', validUntil: '2027-03-10', madeOn: '2021-05-10' },
      formerStatusWasFixedTerm: true,
    }
    expect(rules(facts)).toEqual(
      expect.arrayContaining(['new-date-birthday-limit', 'birthday-on-29-february']),
    )
    const settled = { ...facts, holder: { birthDate: '2000-02-28' } } as const
    expect(rules(settled)).toContain('new-date-birthday-limit')
    expect(rules(settled)).not.toContain('birthday-on-29-february')
  })

  it('are named for filing, in time and rolled', () => {
    const file: Facts = { ...pending, application: { kinds: [] } }
    expect(rules(file)).toEqual(
      expect.arrayContaining(['by-the-end-of-stay-at-immigration', 'go-by-the-last-open-day']),
    )
    expect(rules(file)).not.toContain('filing-rolls-to-the-next-open-day')
    const sunday: Facts = {
      ...file,
      today: '2027-06-19',
      card: { holds: 'yes', validUntil: '2027-06-20' },
      stay: { until: '2027-06-20' },
    }
    expect(rules(sunday)).toEqual(
      expect.arrayContaining(['by-the-end-of-stay-at-immigration', 'filing-rolls-to-the-next-open-day']),
    )
  })

  it('are named for a town that sets a first day', () => {
    expect(rules({ ...renewed, municipality: 'konan-shiga' })).toContain('from-the-day-after-receipt-here')
    expect(rules(renewed)).not.toContain('from-the-day-after-receipt-here')
  })
})

describe('the first day that a town sets', () => {
  it('is of the extension that can be made now, of nothing else', () => {
    const konan = { municipality: 'konan-shiga', newResidenceCard: { receivedOn: '2026-11-30' } } as const
    const second: Facts = { ...pending, ...konan }
    expect(step({ ...renewed, ...konan }, 'extend')?.from).toBe('2026-12-01')
    expect(step(second, 'special-extension')?.by).toBe('2026-12-15')
    expect(step(second, 'special-extension')?.from).toBeUndefined()
    expect(step(second, 'extend')?.after).toBe('new-residence-card')
    expect(step(second, 'extend')?.from).toBeUndefined()
  })
})

describe('a stop of the card system', () => {
  it('closes city offices, not immigration', () => {
    const stop = new Set<Day>(['2026-12-14', '2026-12-15', '2026-12-02'])
    const file: Facts = { ...pending, application: { kinds: [] } }
    expect(step(file, 'apply-to-immigration', stop)?.goBy).toBe('2026-12-15')
    expect(step(file, 'special-extension', stop)?.goBy).toBe('2026-12-11')
    const newborn: Facts = {
      today: '2026-11-24',
      status: 'birth-or-loss-of-nationality',
      holder: { birthDate: '2026-11-02' },
      card: { holds: 'no' },
    }
    expect(step(newborn, 'apply-to-immigration', stop)?.goBy).toBe('2026-12-02')
  })
})
