import type { messagingApi } from '@line/bot-sdk'
import type { Message, QuestionMessage } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { pieces } from '../limits/units.ts'
import { cardMessages, FOOTER_BUTTONS } from './card.ts'
import { choiceLists } from './choices.ts'
import { counterMessages } from './counter.ts'
import { pictureMessages } from './picture.ts'
import { plainWords } from './plain.ts'
import { pickerOf, quickReply, type Tap, tapOf } from './taps.ts'

/** The two LINE message types that Kigen uses. */
export type LineMessage = messagingApi.TextMessage | messagingApi.FlexMessage

/** With layout, or plain text after LINE refused the layout. */
export type Style = 'laid-out' | 'plain'

/** The rendered messages of one neutral message, and its quick replies. */
interface Part {
  readonly shown: readonly LineMessage[]
  readonly answers: readonly Tap[]
  readonly others: readonly Tap[]
}

function texts(text: string): LineMessage[] {
  return pieces(text.toWellFormed(), LIMITS.text).map((piece) => ({ type: 'text', text: piece }))
}

/** Puts important buttons inside the bubble, and the others into the quick replies. */
function shareOut(taps: readonly Tap[]): { inside: readonly Tap[]; beside: readonly Tap[] } {
  return { inside: taps.slice(0, FOOTER_BUTTONS), beside: taps.slice(FOOTER_BUTTONS) }
}

/** Choices as quick replies, or as lists if there are more than LINE allows. */
function questionPart(message: QuestionMessage, style: Style): Part {
  const picker = message.date ? [pickerOf(message, message.date)] : []
  const choices = message.choices.map(tapOf)
  const others = message.buttons.map(tapOf)
  const pictures = style === 'plain' ? [] : pictureMessages(message.picture)
  const shown = [...pictures, ...texts(plainWords(message))]
  if (picker.length + choices.length <= LIMITS.quickItems)
    return { shown, answers: [...picker, ...choices], others }
  return { shown: [...shown, ...listed(choices, message, style)], answers: picker, others }
}

function part(message: Message, style: Style): Part {
  if (message.kind === 'question') return questionPart(message, style)
  const taps = message.buttons.map(tapOf)
  if (style === 'plain' || message.kind === 'text')
    return { shown: texts(plainWords(message)), answers: [], others: taps }
  const { inside, beside } = shareOut(taps)
  const shown = message.kind === 'card' ? cardMessages(message, inside) : counterMessages(message, inside)
  return { shown, answers: [], others: beside }
}

/** The meaning of a tap. Two taps with the same meaning are shown once. */
function meaning({ label, action }: Tap): string {
  return 'data' in action && action.data ? action.data : label
}

function withoutRepeats(taps: readonly Tap[]): Tap[] {
  const meanings = taps.map(meaning)
  return taps.filter((_, index) => meanings.indexOf(meanings[index] ?? '') === index)
}

/** Taps beyond the quick reply limit: lists of buttons, or their labels as text to type. */
function listed(taps: readonly Tap[], message: Message, style: Style): readonly LineMessage[] {
  if (style === 'plain') return texts(taps.map(({ label }) => `・${label}`).join('\n'))
  return choiceLists(taps, message.language, message.notice)
}

/**
 * Renders neutral messages for LINE, in order, with all their buttons. LINE shows quick replies only with the
 * last message of a call, so those of earlier messages follow its own; the rest becomes a list before it.
 * Pure: retries with the same retry key need identical bytes.
 */
export function render(messages: readonly Message[], style: Style = 'laid-out'): readonly LineMessage[] {
  const parts = messages.map((message) => part(message, style)).filter(({ shown }) => shown.length > 0)
  const final = parts.at(-1)
  const lastMessage = messages.at(-1)
  if (!final || !lastMessage) return []
  const own = [...final.answers, ...final.others]
  const taps = withoutRepeats([...own, ...parts.slice(0, -1).flatMap((it) => [...it.answers, ...it.others])])
  const beside = taps.slice(0, LIMITS.quickItems)
  const more = listed(taps.slice(LIMITS.quickItems), lastMessage, style)
  const shown = [...parts.slice(0, -1).flatMap((it) => it.shown), ...more, ...final.shown]
  return shown.map((message, index) =>
    index === shown.length - 1 && beside.length > 0
      ? { ...message, quickReply: quickReply(beside) }
      : message,
  )
}
