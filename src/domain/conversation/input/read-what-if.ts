import type { Day } from '../../dates/day.ts'
import { isDay } from '../../dates/day.ts'
import { readDay } from '../../dates/reading/read.ts'
import { distantDays } from '../../understanding/relative-days.ts'
import type { Utterance } from '../../understanding/utterance.ts'
import type { Supposition } from '../answer/what-if.ts'
import type { CardRecord } from '../state/record.ts'

/** The only day from today on that a text names. Without a year: the next such day. */
function dayIn(text: string, { folded }: Utterance, today: Day): Day | undefined {
  const reading = readDay(text, { today })
  if ('day' in reading) return reading.day >= today ? reading.day : undefined
  if ('problem' in reading && reading.problem === 'need-year')
    return reading.suggestions.toSorted().find((day) => day >= today)
  const words = folded.split(/\b(?:on|comes|arrives|go|goes)\b/u).map((part) => part.trim())
  const distant = words.flatMap((part) => distantDays(part.replace(/[?？]$/u, ''), today))
  return distant.length === 1 ? distant[0] : undefined
}

/** The supposition in a text; `undefined` if none can be computed. */
export function readWhatIf(
  text: string,
  utterance: Utterance,
  card: CardRecord,
  today: Day,
): Supposition | undefined {
  const { concepts } = utterance
  if (!concepts.has('whatif')) return undefined
  const stay = card.answers['stay-until']
  const lastDay = concepts.has('lastday') && stay !== undefined && isDay(stay) ? stay : undefined
  const day = lastDay ?? dayIn(text, utterance, today)
  if (day === undefined) return undefined
  if (concepts.has('online')) return { kind: 'online', day }
  const isNewCard = ['newcard', '@residence-card', 'late'].some((id) => concepts.has(id))
  return { kind: isNewCard ? 'new-card' : 'day', day }
}
