import type { messagingApi } from '@line/bot-sdk'
import { encodeAction } from '../../../contracts/action.ts'
import type { Button, DateInput, Link, QuestionMessage } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { cut } from '../limits/units.ts'

/** A button before its place, beside the message or inside, is decided. */
export interface Tap {
  readonly label: string
  readonly action: messagingApi.Action
  readonly style?: Button['style']
}

/**
 * The longest label that is expected (neutral messages have at most 20 graphemes). A list of such labels must
 * fit into a bubble.
 */
const LONGEST_LABEL = 120

const EARLIEST = '1900-01-01'
const LATEST = '2100-12-31'

function wordsOn(label: string, otherwise: string): string {
  return cut(label.toWellFormed().trim() || otherwise, LONGEST_LABEL, 'utf16')
}

function postback(label: string, data: string): messagingApi.Action {
  // An action that is too long for a button becomes its label as typed text.
  if (data.length > LIMITS.postbackData) return { type: 'message', text: label }
  return { type: 'postback', data, displayText: label }
}

/** A neutral button as a tap. Its label appears in the chat as the person's message. */
export function tapOf({ label, action, style }: Button): Tap {
  const words = wordsOn(label, '…')
  return { label: words, action: postback(words, encodeAction(action)), ...(style && { style }) }
}

/** The bounds of LINE's date picker, in order, with the initial day between them. */
function bounds({ min = EARLIEST, max = LATEST, initial }: DateInput) {
  const [from, to] = min < max ? [min, max] : [EARLIEST, LATEST]
  const first = initial && initial >= from && initial <= to ? { initial } : {}
  return { min: from < EARLIEST ? EARLIEST : from, max: to > LATEST ? LATEST : to, ...first }
}

/**
 * LINE's date picker. The picked day returns with the postback data. The picker has no time zone: the day is
 * a day in Japan.
 */
export function pickerOf(question: Pick<QuestionMessage, 'card' | 'question'>, date: DateInput): Tap {
  const data = encodeAction({ do: 'answer', card: question.card, on: question.question })
  return {
    label: wordsOn(date.label, '📅'),
    action: { type: 'datetimepicker', mode: 'date', data, ...bounds(date) },
  }
}

/** A link button; `undefined` if LINE would refuse the address. */
export function opens({ url }: Pick<Link, 'url'>): messagingApi.URIAction | undefined {
  if (!/^(https?:\/\/|tel:|line:\/\/)/.test(url) || !URL.canParse(url)) return undefined
  const uri = new URL(url).href
  return uri.length <= LIMITS.uri && /^[\x21-\x7e]+$/.test(uri) ? { type: 'uri', uri } : undefined
}

/** The action with a label of at most `limit`. */
export function labelled({ label, action }: Tap, limit: number): messagingApi.Action {
  return { ...action, label: cut(label, limit, 'graphemes') }
}

/** Quick replies. They disappear with the next message. */
export function quickReply(taps: readonly Tap[]): messagingApi.QuickReply {
  return { items: taps.map((tap) => ({ type: 'action', action: labelled(tap, LIMITS.label) })) }
}
