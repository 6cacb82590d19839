import type { Parameter } from './dated.ts'

/** The age from which a card is valid until the 10th instead of the 5th birthday, by the day on which the card was made. */
export const AGE_LINE: Parameter<number> = {
  id: 'age-line',
  checkedOn: '2026-11-21',
  values: [
    { from: '2016-01-01', until: '2022-03-31', value: 20, sources: ['KONOSU', 'KAMIITA', 'INAGI', 'KUWANA'] },
    { from: '2022-04-01', value: 18, sources: ['DA', 'KASUGAI', 'INAGI'] },
  ],
}

/** The number of birthdays after the day of making until which a card is valid. */
export const BIRTHDAYS_COUNTED = { adult: 10, minor: 5 } as const

/** The number of months from today that count as "soon": the period for filing and for renewal by birthday. */
export const SOON_MONTHS = 3

/** With this number of days or fewer left on a specially extended card, the person has to ask immigration. */
export const CONTACT_WITHIN_DAYS = 14

/** With this number of days of stay or fewer left, an application for a first card may be refused. */
export const FIRST_CARD_DAYS = 30

/** A stay of this number of days or fewer has no special period. */
export const NO_SPECIAL_PERIOD_DAYS = 30

/** A status has to be applied for within this number of days after a birth in Japan. */
export const NEWBORN_DAYS = 30

/** The card can be used as health insurance card until the end of this month, counted from the month in which the certificates ended. */
export const INSURANCE_MONTHS = 3

/** The most days that three calendar months can have. A person with a longer period of stay has a resident record. */
export const THREE_MONTHS_IN_DAYS = 92

/** From this age on a person can go alone. */
export const GOES_ALONE_FROM = 15
