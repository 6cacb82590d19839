import type { Day } from '../../dates/day.ts'
import { type DayReading, readDay } from '../../dates/reading/read.ts'
import { understandingLexicon } from '../../understanding/lexicon.ts'
import { distantDays } from '../../understanding/relative-days.ts'

/** Ends in a script that is written without spaces. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}]\p{M}*$/u
const JOINTS = /^[\s,]*(?:on |at )?|[\s.!。！]+$/gu

/** The text beside "remind me"; `undefined`: it does not ask for a reminder. */
function besideRequest(folded: string): string | undefined {
  const { before, after } = understandingLexicon().remindOn
  const text = folded.replace(/[\s.!。！]+$/u, '')
  const first = before.find((words) => text.startsWith(UNSPACED.test(words) ? words : `${words} `))
  if (first !== undefined) return text.slice(first.length).replace(JOINTS, '')
  const last = after.find((words) => text.endsWith(words))
  return last === undefined ? undefined : text.slice(0, -last.length).replace(JOINTS, '')
}

/** The days of a reading that is sure; one in a Buddhist year is, since the answer names the day. */
function daysOf(reading: DayReading | undefined, distant: readonly Day[]): readonly Day[] {
  if (reading && 'day' in reading) return [reading.day]
  if (!reading || !('ambiguous' in reading) || reading.needsConfirmation !== 'buddhist-year') return distant
  return reading.ambiguous.length === 1 ? reading.ambiguous : distant
}

/** The one future day on which a folded text asks to be reminded ("remind me on Monday"). `today` is a day in Japan. */
export function readRemindOn(folded: string, today: Day): Day | undefined {
  const text = besideRequest(folded)
  if (text === undefined || text === '') return undefined
  const distant = distantDays(text, today)
  const reading = distant.length > 0 ? undefined : readDay(text, { today })
  return daysOf(reading, distant).find((day) => day > today)
}
