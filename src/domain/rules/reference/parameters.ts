import type { Parameter } from './dated.ts'

/** The age from which a card runs to the 10th instead of the 5th birthday, by the day the card was made. */
export const AGE_LINE: Parameter<number> = {
  id: 'age-line',
  checkedOn: '2026-11-21',
  values: [
    { from: '2016-01-01', until: '2022-03-31', value: 20, sources: ['KONOSU', 'KAMIITA', 'INAGI', 'KUWANA'] },
    { from: '2022-04-01', value: 18, sources: ['DA', 'KASUGAI', 'INAGI'] },
  ],
}

/** How many birthdays after the day of making a card runs for. */
export const BIRTHDAYS_COUNTED = { adult: 10, minor: 5 } as const

/** "Soon": so many months from today; the window of filing and of renewal by birthday. */
export const SOON_MONTHS = 3

/** With so many days or fewer left on a specially extended card, immigration is to be asked. */
export const CONTACT_WITHIN_DAYS = 14

/** With so many days of stay or fewer left, an application for a first card may be refused. */
export const FIRST_CARD_DAYS = 30

/** A stay of so many days or fewer has no special period. */
export const NO_SPECIAL_PERIOD_DAYS = 30

/** Within so many days of a birth in Japan a status has to be applied for. */
export const NEWBORN_DAYS = 30

/** Use as health insurance card goes on to the end of this month after the month in which the certificates ended. */
export const INSURANCE_MONTHS = 3

/** The most days that three calendar months can have; a longer period of stay makes a resident record. */
export const THREE_MONTHS_IN_DAYS = 92

/** From this age on a person goes alone. */
export const GOES_ALONE_FROM = 15
