import { askQuestions, removeAnswers, setAnswers } from '../../conversation/state/flow-cursor.ts'
import type { CardRecord } from '../../conversation/state/record.ts'
import type { Day } from '../../dates/day.ts'
import { ORDERED } from '../schedule/card-order.ts'
import type { Subject } from '../schedule/deadlines.ts'

/** How a done step changes the answers: which are set, which are removed (and asked again if needed), which are asked. */
interface Change {
  readonly put?: Readonly<Record<string, string>>
  readonly forget?: readonly string[]
  /** Questions that are not asked by themselves. */
  readonly ask?: readonly string[]
  /** Whether a new card is on order from now on. */
  readonly ordered?: boolean
}

const APPLICATION = [
  'pending',
  'filed-on',
  'proof',
  'receipt-mail',
  'special-extension',
  'months-granted',
] as const
const RESIDENCE_CARD = ['new-card-on', 'new-card-combined'] as const

/** What was told of the residence card before the new one came. */
const OLD_RESIDENCE_CARD = ['residence-card', 'residence-card-until'] as const

/** The new residence card arrived: its dates are asked. */
const CAME: Change = {
  put: { renewal: 'received' },
  forget: [...RESIDENCE_CARD, ...OLD_RESIDENCE_CARD, 'stay-until', 'field-full'],
}

/** The card has a new date: the next round of reminders begins. */
const NEXT_ROUND: Change = {
  put: { renewal: 'nothing' },
  forget: [...APPLICATION, ...RESIDENCE_CARD, 'card-until', 'certificates-until', 'field-full', 'file-how'],
}

/** A new card was collected: its date and certificates are asked, and its additional-entry field is empty. */
const NEW_CARD: Change = {
  put: { holds: 'yes' },
  forget: ['card-until', 'certificates-until', 'made-on', 'field-full'],
  ordered: false,
}

/** Steps that change the answers when they are done; any other step is only noted. */
const CHANGES: Readonly<Partial<Record<Subject | 'new-residence-card', Change>>> = {
  'new-residence-card': CAME,
  'collect-residence-card': CAME,
  // The date is asked for, because with three ends of stay in a year it cannot be computed exactly.
  'special-extension': { put: { 'special-extension': 'yes', renewal: 'filed' }, forget: ['card-until'] },
  extend: NEXT_ROUND,
  'apply-to-immigration': { put: { renewal: 'filed' }, forget: [...APPLICATION] },
  'apply-for-new-card': { ordered: true },
  reissue: { ordered: true },
  'collect-my-number-card': NEW_CARD,
  finish: { forget: ['card-until'] },
  'renew-certificates': { forget: ['certificates-until'], ask: ['certificates-until'] },
}

function orders(done: CardRecord['done'], ordered: boolean | undefined, today: Day): CardRecord['done'] {
  if (ordered === undefined) return done
  const { [ORDERED]: _before, ...rest } = done
  return ordered ? { ...rest, [ORDERED]: today } : rest
}

/** `called` (immigration asks the person to come) implies `filed`. */
const says = ({ answers }: CardRecord, id: string, value: string): boolean =>
  id === 'renewal' && value === 'filed' && answers[id] === 'called'

/** The card after the person said that a step is done (`step`: its id, if it had one). */
export function afterDone(
  card: CardRecord,
  what: Subject | 'new-residence-card',
  step: string | undefined,
  today: Day,
): CardRecord {
  const change = CHANGES[what] ?? {}
  const { confirm: _confirm, ...at } = card
  const done = orders({ ...at.done, ...(step && { [step]: today }) }, change.ordered, today)
  const given = Object.entries(change.put ?? {}).filter(([id, value]) => !says(at, id, value))
  const changed = removeAnswers(setAnswers({ ...at, done }, Object.fromEntries(given)), change.forget ?? [])
  return change.ask ? askQuestions(changed, change.ask, today) : changed
}
