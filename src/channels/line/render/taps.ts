import type { messagingApi } from '@line/bot-sdk'
import { encodeAction } from '../../../contracts/action.ts'
import type { Button, DateInput, Link, QuestionMessage } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { cut } from '../limits/units.ts'

/** A thing to tap, before it is known whether it stands beside the message or inside it. */
export interface Tap {
  readonly label: string
  readonly action: messagingApi.Action
  readonly style?: Button['style']
}

/** No label is so long (the neutral message says 20 graphemes); if one were, a list of them must still fit a bubble. */
const LONGEST_LABEL = 120

const EARLIEST = '1900-01-01'
const LATEST = '2100-12-31'

function wordsOn(label: string, otherwise: string): string {
  return cut(label.toWellFormed().trim() || otherwise, LONGEST_LABEL, 'utf16')
}

function postback(label: string, data: string): messagingApi.Action {
  // An action too long for a button still works as the words that it stands for.
  if (data.length > LIMITS.postbackData) return { type: 'message', text: label }
  return { type: 'postback', data, displayText: label }
}

/** A neutral button as a tap; its words appear in the chat as the person's own. */
export function tapOf({ label, action, style }: Button): Tap {
  const words = wordsOn(label, '…')
  return { label: words, action: postback(words, encodeAction(action)), ...(style && { style }) }
}

/** A day that LINE's picker knows: bounds in order, the first shown day between them. */
function bounds({ min = EARLIEST, max = LATEST, initial }: DateInput) {
  const [from, to] = min < max ? [min, max] : [EARLIEST, LATEST]
  const first = initial && initial >= from && initial <= to ? { initial } : {}
  return { min: from < EARLIEST ? EARLIEST : from, max: to > LATEST ? LATEST : to, ...first }
}

/** LINE's own date picker; the picked day comes back beside the data. It knows no time zone: the day is a day in Japan. */
export function pickerOf(question: Pick<QuestionMessage, 'card' | 'question'>, date: DateInput): Tap {
  const data = encodeAction({ do: 'answer', card: question.card, on: question.question })
  return {
    label: wordsOn(date.label, '📅'),
    action: { type: 'datetimepicker', mode: 'date', data, ...bounds(date) },
  }
}

/** An address that LINE opens; `undefined` where it would not. */
export function opens({ url }: Pick<Link, 'url'>): messagingApi.URIAction | undefined {
  if (!/^(https?:\/\/|tel:|line:\/\/)/.test(url) || !URL.canParse(url)) return undefined
  const uri = new URL(url).href
  return uri.length <= LIMITS.uri && /^[\x21-\x7e]+$/.test(uri) ? { type: 'uri', uri } : undefined
}

/** The tap's action with a label for its place. */
export function labelled({ label, action }: Tap, limit: number): messagingApi.Action {
  return { ...action, label: cut(label, limit, 'graphemes') }
}

/** Taps beside the message; they go when the next message comes. */
export function quickReply(taps: readonly Tap[]): messagingApi.QuickReply {
  return { items: taps.map((tap) => ({ type: 'action', action: labelled(tap, LIMITS.label) })) }
}
