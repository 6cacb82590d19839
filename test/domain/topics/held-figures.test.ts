import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/contracts/languages.ts'
import { CONTACTS } from '../../../src/domain/rules/reference/contacts.ts'
import {
  AGE_LINE,
  BIRTHDAYS_COUNTED,
  FIRST_CARD_DAYS,
  GOES_ALONE_FROM,
  INSURANCE_MONTHS,
  NEWBORN_DAYS,
  NO_SPECIAL_PERIOD_DAYS,
  SOON_MONTHS,
} from '../../../src/domain/rules/reference/parameters.ts'
import { STAY_FEES } from '../../../src/domain/rules/reference/stay-fees.ts'
import { FEES } from '../../../src/domain/rules/tables/fees.ts'
import { figures, phones, topicWords } from './words.ts'

/** Numbers to call that are not Kigen's contacts: the police's advice line and the consumer hotline. */
const ELSEWHERE = ['#9110', '188']

const loss = FEES.rows.find(({ id }) => id === 'fee-reissue-after-a-loss')?.then
const reissueFees = typeof loss === 'object' && loss !== null ? Object.values(loss).map(Number) : []
const ageLines = AGE_LINE.values.map(({ value }) => value)
const birthdays = [BIRTHDAYS_COUNTED.adult, BIRTHDAYS_COUNTED.minor]

/** Which figures of the rules a topic's text repeats: a change of the rule has to change the text. */
const HELD: Readonly<Record<string, readonly number[]>> = {
  'cost-card': reissueFees,
  'missed-deadline': reissueFees,
  lapsed: reissueFees,
  'card-lost': reissueFees,
  'card-voluntary': reissueFees,
  'cost-immigration': STAY_FEES.map(({ yen }) => yen),
  'birthday-or-stay': [...ageLines, ...birthdays],
  'turning-15-or-18': [...ageLines, ...birthdays, GOES_ALONE_FROM],
  child: [GOES_ALONE_FROM, BIRTHDAYS_COUNTED.minor],
  'permanent-now': birthdays,
  'who-can-go': [GOES_ALONE_FROM],
  bring: [GOES_ALONE_FROM],
  'health-insurance': [INSURANCE_MONTHS],
  'certificates-ended': [INSURANCE_MONTHS, SOON_MONTHS],
  'first-card': [FIRST_CARD_DAYS],
  'special-period': [NO_SPECIAL_PERIOD_DAYS],
  'new-baby': [NEWBORN_DAYS],
  'stay-renewal': [SOON_MONTHS],
  'birthday-renewal': [SOON_MONTHS],
}

const stayFees = STAY_FEES.map(({ yen }) => yen)

describe.each(LANGUAGES)('the figures in the topics in %s', (language) => {
  const words = topicWords(language)

  it.each(Object.entries(HELD))('of %s are those of the rules', (id, held) => {
    expect(held.length, 'the rules hold a figure').toBeGreaterThan(0)
    const said = figures(words[id]?.text ?? '', language)
    expect(held.map(String).filter((figure) => !said.includes(figure))).toEqual([])
  })

  it('of the stay fees name no amount that the rules do not hold', () => {
    const amounts = figures(words['cost-immigration']?.text ?? '', language)
      .map(Number)
      .filter((figure) => figure >= 5_000)
    expect(amounts.filter((figure) => !stayFees.includes(figure))).toEqual([])
    expect(amounts.length).toBeGreaterThan(15)
  })

  it('of a renewal span the fees of a period from the lowest to the highest', () => {
    const yen = STAY_FEES.filter(
      ({ granted, until }) => granted.what === 'period' && until === undefined,
    ).map((fee) => fee.yen)
    const said = figures(words['stay-renewal']?.text ?? '', language)
    for (const end of [Math.min(...yen), Math.max(...yen)]) expect(said).toContain(`${end}`)
  })

  it('call only numbers of the contacts', () => {
    const known = [...CONTACTS.flatMap(({ phone, fromAbroad }) => [phone, fromAbroad]), ...ELSEWHERE]
    const called = Object.entries(words).flatMap(([id, { text }]) =>
      phones(text).map((phone) => ({ id, phone })),
    )
    expect(called.filter(({ phone }) => !known.includes(phone))).toEqual([])
    expect(called.length).toBeGreaterThan(30)
  })

  it('name hours of the contacts, and the hour of the receipt mail', () => {
    const hours = CONTACTS.flatMap((contact) => contact.hours.flatMap(({ from, to }) => [from, to]))
    const known = [...hours.map((hour) => hour.replace(/^0/, '')), '2:10']
    let met = 0
    for (const [id, { text }] of Object.entries(words)) {
      const said = figures(text, language).filter((figure) => figure.includes(':'))
      expect(
        said.filter((hour) => !known.includes(hour)),
        id,
      ).toEqual([])
      met += said.length
    }
    expect(met).toBeGreaterThan(20)
  })
})
