import type { messagingApi } from '@line/bot-sdk'
import type { Message, QuestionMessage } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { pieces } from '../limits/units.ts'
import { cardMessages, FOOTER_BUTTONS } from './card.ts'
import { choiceLists } from './choices.ts'
import { counterMessages } from './counter.ts'
import { plainWords } from './plain.ts'
import { pickerOf, quickReply, type Tap, tapOf } from './taps.ts'

/** What LINE is sent: the only two kinds of message that Kigen needs. */
export type LineMessage = messagingApi.TextMessage | messagingApi.FlexMessage

/** How a message is shown: laid out, or in words alone where LINE refused the layout. */
export type Style = 'laid-out' | 'plain'

/** One message's share: what is shown, and what is tapped beside the last of all. */
interface Part {
  readonly shown: readonly LineMessage[]
  readonly answers: readonly Tap[]
  readonly others: readonly Tap[]
}

function texts(text: string): LineMessage[] {
  return pieces(text.toWellFormed(), LIMITS.text).map((piece) => ({ type: 'text', text: piece }))
}

/** The important stand inside the bubble, in their order; the rest beside it. */
function shareOut(taps: readonly Tap[]): { inside: readonly Tap[]; beside: readonly Tap[] } {
  return { inside: taps.slice(0, FOOTER_BUTTONS), beside: taps.slice(FOOTER_BUTTONS) }
}

/** Choices beside the question, or as lists below it where there are more than LINE shows. */
function questionPart(message: QuestionMessage, style: Style): Part {
  const picker = message.date ? [pickerOf(message, message.date)] : []
  const choices = message.choices.map(tapOf)
  const others = message.buttons.map(tapOf)
  const shown = texts(plainWords(message))
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

/** What a tap leads to, whatever its words: the same thing twice is shown once. */
function meaning({ label, action }: Tap): string {
  return 'data' in action && action.data ? action.data : label
}

function withoutRepeats(taps: readonly Tap[]): Tap[] {
  const meanings = taps.map(meaning)
  return taps.filter((_, index) => meanings.indexOf(meanings[index] ?? '') === index)
}

/** Things to tap that are more than stand beside a message: lists of buttons, or their words, which can be typed. */
function listed(taps: readonly Tap[], message: Message, style: Style): readonly LineMessage[] {
  if (style === 'plain') return texts(taps.map(({ label }) => `・${label}`).join('\n'))
  return choiceLists(taps, message.language, message.notice)
}

/**
 * Neutral messages as LINE's, in order; everything that can be tapped can be tapped.
 * Quick replies show beside the last message of a call only, so those of earlier messages move there, after its own;
 * what is more than LINE shows stands in a list before it. Pure: the same delivery gives the same bytes for ever,
 * which a retry key asks for.
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
