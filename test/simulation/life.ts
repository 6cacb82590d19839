import { addDays, addMonths } from '../../src/domain/dates/arithmetic.ts'
import { isSurelyClosed, lastOpenDay } from '../../src/domain/dates/closed-days.ts'
import type { Day } from '../../src/domain/dates/day.ts'
import type { Dice } from './random.ts'

/** How somebody is: what they do of what they are told, and what they tell of what they did. */
interface Temper {
  /** How likely a push moves them to act. */
  readonly acts: number
  /** How likely they act by themselves on a day on which something could be done. */
  readonly unasked: number
  /** How likely they tap a button about what they did. */
  readonly tells: number
  /** How long immigration takes to decide, in days. */
  readonly decision: number
  /** Whether they file online, without a stamp. */
  readonly online: boolean
}

/** What is true in the world about one person, whether or not anybody was told. Days in Japan. */
export interface Life {
  readonly temper: Temper
  /** The last day of the card. */
  cardEnd: Day
  /** The last day of the stay on the residence card in hand. */
  stayEnd: Day
  filedOn: Day | undefined
  newCardOn: Day | undefined
  /** The new residence card is in hand, the My Number Card not yet extended. */
  received: boolean
  specialDone: boolean
  /** Everything that happened, for the story of a card that was lost. */
  readonly story: string[]
}

/** What somebody can do on a day, the most useful first. */
export type Deed = 'file' | 'special-extension' | 'collect' | 'extend'

/** A life at its beginning: a card and a stay that end together, somewhere in the next year and a half. */
export function newLife(dice: Dice, today: Day): Life {
  const end = addDays(today, dice.between(12, 480))
  const acts = dice.pick([0, 0.15, 0.4, 0.7, 0.95] as const)
  const temper = {
    acts,
    unasked: dice.pick([0, 0, 0.002, 0.01] as const),
    tells: dice.pick([0, 0.3, 0.8, 1] as const),
    decision: dice.between(10, 95),
    online: dice.chance(0.3),
  }
  const born: Life = {
    temper,
    cardEnd: end,
    stayEnd: end,
    filedOn: undefined,
    newCardOn: undefined,
    received: false,
    specialDone: false,
    story: [],
  }
  return born
}

/** What can be done on this day in the world. */
export function possible(life: Life, today: Day): Deed | undefined {
  if (isSurelyClosed(today) || life.cardEnd < today) return undefined
  if (life.received) return 'extend'
  if (life.newCardOn && life.newCardOn <= today) return 'collect'
  if (life.filedOn) {
    const near = addDays(life.cardEnd, -30) <= today
    return near && !life.specialDone ? 'special-extension' : undefined
  }
  return addMonths(life.stayEnd, -3) <= today && today <= life.stayEnd ? 'file' : undefined
}

/** Does it; the world changes. */
export function perform(life: Life, deed: Deed, today: Day, dice: Dice): void {
  life.story.push(`${today} ${deed}`)
  if (deed === 'file') {
    life.filedOn = today
    life.newCardOn = addDays(today, life.temper.decision)
  }
  if (deed === 'special-extension') {
    life.cardEnd = addMonths(life.stayEnd, 2)
    life.specialDone = true
  }
  if (deed === 'collect') {
    life.received = true
    life.stayEnd = addMonths(life.stayEnd, dice.pick([12, 12, 36] as const))
  }
  if (deed === 'extend') {
    life.cardEnd = life.stayEnd
    life.received = false
    life.specialDone = false
    life.filedOn = undefined
    life.newCardOn = undefined
  }
}

/** The day that a warning has to name to save this card: its last open day. */
export const dayToName = ({ cardEnd }: Life): Day => lastOpenDay(addDays(cardEnd, -14), cardEnd) ?? cardEnd

/** What they would answer to a question of the flow, truthfully, as of today. */
export function answerTo(question: string, life: Life, today: Day): string {
  const received = life.received
  const filed = life.filedOn !== undefined
  const answers: Record<string, string> = {
    whose: 'mine',
    status: 'fixed-term',
    holds: 'yes',
    'card-until': life.cardEnd,
    'stay-until': life.stayEnd,
    renewal: received ? 'received' : filed ? 'filed' : 'nothing',
    'new-card-on': life.newCardOn && life.newCardOn <= today ? life.newCardOn : today,
    pending: 'extension',
    'filed-on': life.filedOn ?? today,
    'special-extension': life.specialDone ? 'yes' : 'no',
    proof: life.temper.online ? 'online-self' : 'stamp',
    'receipt-mail': 'yes',
    'field-full': 'room',
    licence: 'no',
    town: 'matsudo',
  }
  return answers[question] ?? 'unsure'
}
