import { parts } from '../../dates/arithmetic.ts'
import { isDay } from '../../dates/day.ts'
import { showDay } from '../../dates/show.ts'
import { birthdayIn } from '../../rules/days/birthdays.ts'
import type { TurnContext } from '../context/turn-context.ts'
import type { CardRecord } from '../state/record.ts'

/** Ages from which something changes for a card: who may go to the office alone, and how long a new card is valid. */
const AGES = [15, 18] as const

/** So many years ahead a birthday is told of. */
const FORESEEN_YEARS = 3

/** The next birthday at which something changes, in words; nothing where the date of birth is not known, or none is near. */
export function comingOfAge(context: TurnContext, { answers }: CardRecord): string | undefined {
  const born = answers['birth-date']
  if (born === undefined || !isDay(born)) return undefined
  const coming = AGES.map((age) => ({ age, day: birthdayIn(born, parts(born).year + age) }))
  const next = coming.find(({ day }) => day > context.today)
  if (!next || parts(next.day).year - parts(context.today).year > FORESEEN_YEARS) return undefined
  return context.t(`chat.turns.${next.age}`, { day: showDay(next.day, context.language) })
}
