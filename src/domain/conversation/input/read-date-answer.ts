import type { DateQuestion } from '../../../../flows/flow.ts'
import type { Day } from '../../dates/day.ts'
import { type DayReading, readDay } from '../../dates/reading/read.ts'
import { relativeDays } from '../../dates/reading/relative.ts'
import { distantDays } from '../../understanding/relative-days.ts'
import type { Utterance } from '../../understanding/utterance.ts'
import type { Meaning } from './meaning.ts'

const asDays = (reading: DayReading): readonly Day[] | undefined =>
  'day' in reading ? [reading.day] : 'ambiguous' in reading ? reading.ambiguous : undefined

/**
 * What a text says about the day that a question asks for; `undefined`: nothing of a day. A text that negates, or that
 * counts from or hesitates between days, names no day.
 */
export function readDateAnswer(
  text: string,
  utterance: Utterance,
  question: DateQuestion,
  today: Day,
): Meaning | undefined {
  const named = relativeDays(text, today)
  const distant = named.length > 0 ? named : distantDays(utterance.folded, today)
  if (distant.length > 0) return { kind: 'days', question, days: distant }
  const reading = readDay(text, { today })
  if ('problem' in reading && reading.problem === 'not-a-date') return undefined
  const isUnclear = utterance.negates || utterance.hedges
  if (isUnclear) return { kind: 'date-problem', question, problem: { problem: 'need-day' } }
  const days = asDays(reading)
  if (days) return { kind: 'days', question, days }
  return 'problem' in reading ? { kind: 'date-problem', question, problem: reading } : undefined
}
