import type { Day } from '../../dates/day.ts'
import { readDay } from '../../dates/reading/read.ts'
import { understandingLexicon } from '../../understanding/lexicon.ts'
import { distantDays } from '../../understanding/relative-days.ts'

const JOINTS = /^[\s,]*(?:on |at )?|[\s.!。！]+$/gu

/** The text beside "remind me"; `undefined`: it does not ask for a reminder. */
function besideRequest(folded: string): string | undefined {
  const { before, after } = understandingLexicon().remindOn
  const text = folded.replace(/[\s.!。！]+$/u, '')
  const first = before.find((words) => text.startsWith(`${words} `))
  if (first !== undefined) return text.slice(first.length).replace(JOINTS, '')
  const last = after.find((words) => text.endsWith(words))
  return last === undefined ? undefined : text.slice(0, -last.length).replace(JOINTS, '')
}

/** The one future day on which a folded text asks to be reminded ("remind me on Monday"). `today` is a day in Japan. */
export function readRemindOn(folded: string, today: Day): Day | undefined {
  const text = besideRequest(folded)
  if (text === undefined || text === '') return undefined
  const distant = distantDays(text, today)
  const reading = distant.length > 0 ? undefined : readDay(text, { today })
  const days = reading && 'day' in reading ? [reading.day] : distant
  return days.find((day) => day > today)
}
