/** All button actions, with the meaning of `on` and `value`. */
export const ACTIONS = [
  'answer', // on: question id, value: a choice or a day
  'edit', // on: question id: ask that one again; or `exact-` and a refinement's id: ask what it asks
  'confirm', // on: question id, value: the day that was echoed
  'back',
  'restart',
  'home', // where was I: the current question or the answer again; value `keep`: leave what is asked again as it was
  'help',
  'why', // on: question id (or none: the present one): why do you ask?
  'unsure', // on: question id: where is it printed?
  'explain', // why this answer: trace in words, sources
  'more', // the further warnings
  'counter', // show this at the counter; on: a step's action, else the next step
  'review', // the answers, each with a button to change it; on: `exact`: what can be made more exact
  'language', // value: a language tag, or none: show the choice
  'human', // talk to a person
  'delete', // asks first
  'delete-confirmed',
  'export', // one's own data
  'privacy',
  'topic', // value: topic id: a general question and its answer
  'cards', // list of cards
  'card', // value: card id: switch to it
  'card-add',
  'calendar',
  'reminders', // my reminders
  'remind', // turn reminders on; on: what was stopped; value: `last` or a step's action: what was stopped last, or of that kind
  'done', // on: reminder or step id
  'not-yet', // on: reminder or step id; value `over`: of what is over
  'new-card', // the new residence card came
  'snooze', // on: reminder id, value: days, a day or `day-before` its last open day
  'stop', // on: reminder id, or none: all; value `newest`: what the newest reminder is about
  'rhythm', // value: few | normal | many
  'hour', // value: hour of the day
  'test-reminder',
] as const

/** The name of an action. */
export type ActionName = (typeof ACTIONS)[number]

/** The meaning of a tap on every channel. Buttons carry it as text (`encodeAction`). */
export interface Action {
  readonly do: ActionName
  /** The card that the message was about, so that old buttons still work. */
  readonly card?: string
  readonly on?: string
  readonly value?: string
}

/** Encodes an action as text without personal data except its own value; at most 300 UTF-16 units. */
export function encodeAction(action: Action): string {
  const parts = [action.do, action.card ?? '', action.on ?? '', action.value ?? ''].map((part) =>
    encodeURIComponent(part.toWellFormed()),
  )
  return parts.join('/').replace(/\/+$/, '')
}

function isActionName(text: string): text is ActionName {
  return (ACTIONS as readonly string[]).includes(text)
}

function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    return ''
  }
}

/** Decodes the text of `encodeAction`. Returns `undefined` for any other text. */
export function decodeAction(text: string): Action | undefined {
  if (text.length > 1_000) return undefined
  const [name, card, on, value] = text.split('/').map(decoded)
  if (name === undefined || !isActionName(name)) return undefined
  return { do: name, ...(card && { card }), ...(on && { on }), ...(value && { value }) }
}
