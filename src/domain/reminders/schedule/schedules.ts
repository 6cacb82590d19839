import type { PersonRecord } from '../../conversation/state/record.ts'

/** How often a person wants to be reminded. */
export type Rhythm = PersonRecord['settings']['rhythm']

/** The reminders of one step: days before, checks, days after. */
export interface ReminderSchedule {
  /** On the day on which the step opens: three months before its last day. */
  readonly window?: true
  /** So many days after the new residence card came, unless another reminder stands within three days. */
  readonly soon?: number
  /** "Has the new residence card come?": so many days before the last open day. */
  readonly check?: readonly number[]
  /** So many days before the last open day; 0 is that day itself. */
  readonly before: readonly number[]
  /** "Did you get it done?": so many days after the last day. */
  readonly after: readonly number[]
}

/** The reminder schedule of each kind of step. */
export type ScheduleName =
  | 'office'
  | 'arrived'
  | 'waiting'
  | 'unconfirmed'
  | 'application'
  | 'birthday'
  | 'certificates'
  | 'leaving'
  | 'finish'

// Two of these are still sent if the host sleeps for a week.
const few = { before: [30, 14, 7, 1], after: [1] }
const normal = { before: [30, 14, 7, 3, 1, 0], after: [1, 14] }
const many = { before: [60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1, 0], after: [1, 7, 30] }

/**
 * The reminder schedules as data. A normal one has at most six dates before the last open day. Kinds that can
 * cost the card have at least two that reach a person who asks eight days ahead.
 */
export const SCHEDULES: Readonly<Record<ScheduleName, Readonly<Record<Rhythm, ReminderSchedule>>>> = {
  /** A visit without which the card ends. */
  office: { few, normal, many },
  /** The same with the new residence card already received. */
  arrived: {
    few: { ...few, soon: 3 },
    normal: { soon: 3, before: [30, 14, 7, 1, 0], after: [1, 14] },
    many: { ...many, soon: 2 },
  },
  /** The special extension was made; the new residence card is needed next. */
  waiting: {
    few: { ...few, check: [44] },
    normal: { ...normal, check: [86, 72, 58, 44] },
    many: { ...many, check: [93, 86, 79, 72, 65, 53] },
  },
  /** It is unknown whether the special extension was made: if so, the extended card has a last day too. */
  unconfirmed: {
    few: { before: [30, 7, 1], after: [] },
    normal: { before: [30, 14, 7, 1], after: [1] },
    many: { before: [45, 30, 21, 14, 7, 3, 1, 0], after: [1] },
  },
  /** Filing at immigration, from three months before. */
  application: {
    few: { window: true, before: [30, 7, 1], after: [1] },
    normal: { window: true, before: [30, 14, 7, 1, 0], after: [1] },
    many: { ...many, window: true },
  },
  /** A card that ends on a birthday: three months, one month, one week, one day. */
  birthday: {
    few,
    normal: { window: true, before: [30, 7, 1], after: [1, 14] },
    many: { window: true, before: [60, 30, 14, 7, 3, 1, 0], after: [1, 7, 30] },
  },
  /** Certificates; the card stays valid: three months, one month, one week. */
  certificates: {
    few: { before: [30], after: [] },
    normal: { window: true, before: [30, 7], after: [1] },
    many: { window: true, before: [60, 30, 14, 7, 1], after: [1, 14] },
  },
  /** Handing the card in before going home for good. */
  leaving: {
    few: { before: [7], after: [] },
    normal: { before: [14, 3], after: [] },
    many: { before: [30, 14, 7, 3, 1], after: [] },
  },
  /** An answer is missing, but the day on the card is known. */
  finish: { few, normal, many },
}

/** Reminders of steps without a day: so many days from today, until the step is done. */
export const NUDGES: Readonly<Record<Rhythm, readonly number[]>> = {
  few: [7],
  normal: [3, 14, 42],
  many: [1, 3, 7, 14, 28],
}
