import type { Day } from '../../dates/day.ts'
import { READ, type SourceId } from './sources.ts'

/** The hours in which a telephone line is answered, in Japan time. */
interface Hours {
  readonly days: 'weekdays' | 'weekends-and-holidays' | 'every-day'
  readonly from: string
  readonly to: string
}

/** A number to call. The languages are those that a source names. */
export interface Contact {
  readonly id: ContactId
  readonly phone: string
  /** The number to call from abroad. */
  readonly fromAbroad?: string
  readonly hours: readonly Hours[]
  /** Reports of loss and theft are accepted at any hour. */
  readonly lossAtAnyHour?: boolean
  /** Closed from 29 December to 3 January. */
  readonly closedAtYearEnd?: boolean
  /** BCP 47 tags; if only their number was published, that number. */
  readonly languages: readonly string[] | number
  readonly sources: readonly SourceId[]
  readonly checkedOn: Day
}

type ContactId = 'my-number-japanese' | 'my-number-card' | 'my-number-system' | 'immigration' | 'fresc'

const fiveLanguages = ['en', 'zh', 'ko', 'es', 'pt'] as const
const allWeek: readonly Hours[] = [
  { days: 'weekdays', from: '09:30', to: '20:00' },
  { days: 'weekends-and-holidays', from: '09:30', to: '17:30' },
]

/** Whom to call about what the rules do not settle. */
export const CONTACTS: readonly Contact[] = [
  {
    id: 'my-number-japanese',
    phone: '0120-95-0178',
    hours: allWeek,
    lossAtAnyHour: true,
    closedAtYearEnd: true,
    languages: ['ja'],
    sources: ['NOMI', 'OIZUMI', 'JLIS-PT'],
    checkedOn: READ,
  },
  {
    id: 'my-number-card',
    phone: '0120-0178-27',
    hours: [],
    lossAtAnyHour: true,
    languages: fiveLanguages,
    sources: ['NOMI', 'JLIS-PT'],
    checkedOn: READ,
  },
  {
    id: 'my-number-system',
    phone: '0120-0178-26',
    hours: [],
    languages: fiveLanguages,
    sources: ['NOMI', 'JLIS-PT'],
    checkedOn: READ,
  },
  {
    id: 'immigration',
    phone: '0570-013904',
    fromAbroad: '03-5796-7112',
    hours: [{ days: 'weekdays', from: '08:30', to: '17:15' }],
    languages: 17,
    sources: ['NEPEM'],
    checkedOn: READ,
  },
  {
    id: 'fresc',
    phone: '0120-76-2029',
    hours: [{ days: 'weekdays', from: '09:00', to: '17:00' }],
    languages: 18,
    sources: ['NEPEM'],
    checkedOn: READ,
  },
]
