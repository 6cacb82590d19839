import type { Action } from '../../contracts/action.ts'
import type { Language } from '../../contracts/languages.ts'
import {
  type Button,
  CALENDAR_LINK,
  type CardMessage,
  type CounterMessage,
  type DateInput,
  type Link,
  type Message,
  type QuestionMessage,
  type Row,
  type TextMessage,
} from '../../contracts/message.ts'
import { isDay } from '../../domain/dates/day.ts'
import { translator } from '../../domain/language/translate.ts'
import { COLUMNS, widthOf, wrap } from './wrap.ts'

/** A day that is asked for: what the picker is on other channels. */
type DayField = Pick<QuestionMessage, 'card' | 'question'> & DateInput

/** Messages as text, and the actions of the numbers on the screen, from 1. */
export interface Screen {
  readonly text: string
  readonly choices: readonly Button[]
  readonly day?: DayField
}

const RULE = '─'.repeat(COLUMNS)
const BLANK = ''

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((part, index) => [...(index === 0 ? [] : [BLANK]), ...part.trim().split('\n').flatMap(hung)])
}

/** A line of a text; the further lines of a list's item stand below its words, not below its sign. */
function hung(line: string): string[] {
  const sign = /^[•–・-] ?/.exec(line)?.[0] ?? ''
  return wrap(line.slice(sign.length), sign)
}

/** Links; the calendar has an address only on a server. */
function links(list: readonly Link[] = [], language: Language): string[] {
  return list.flatMap(({ label, url }) => {
    const target = url.startsWith(CALENDAR_LINK) ? translator(language)('terminal.calendar') : url
    return wrap(`${label}: ${target}`, '→ ')
  })
}

/** Widest label that stands beside its value, in columns; a wider one stands above it. */
const LABEL_COLUMNS = 30

/** Labels on the left, values in one column on the right. */
function rows(list: readonly Row[]): string[] {
  const widths = list.map(({ label }) => widthOf(label)).filter((width) => width <= LABEL_COLUMNS)
  const width = Math.max(2, ...widths) + 2
  const indent = ' '.repeat(width)
  return list.flatMap(({ label, value, note }) => {
    const gap = width - widthOf(label)
    const said =
      gap > 0 ? wrap(value, label + ' '.repeat(gap), indent) : [...wrap(label), ...wrap(value, indent)]
    return [...said, ...(note ? wrap(note, indent) : [])]
  })
}

function items(list: readonly { readonly text: string; readonly note?: string }[]): string[] {
  return list.flatMap(({ text, note }) => [...wrap(text, '- '), ...(note ? wrap(note, '  ') : [])])
}

/** Joins non-empty blocks with empty lines. */
function apart(...blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index === 0 ? block : [BLANK, ...block]))
}

function text(message: TextMessage): string[] {
  return apart(paragraphs(message.text), links(message.links, message.language))
}

function question(message: QuestionMessage): string[] {
  const hint = message.date ? wrap(translator(message.language)('terminal.day')) : []
  return apart(paragraphs(message.text), hint, wrap(message.progress ?? ''))
}

function card(message: CardMessage): string[] {
  return apart(
    [RULE, ...wrap(`[ ${message.band} ]`), ...wrap(message.headline)],
    ...message.lead.map((line) => wrap(line)),
    rows(message.rows),
    ...message.sections.map((section) => [...wrap(`${section.title}:`), ...items(section.items)]),
    [...message.small.flatMap((line) => wrap(line)), ...links(message.links, message.language), RULE],
  )
}

function counter(message: CounterMessage): string[] {
  return apart(
    [RULE, ...wrap(`■ ${message.title}`)],
    wrap(message.purpose),
    rows(message.rows),
    items(message.brought.map((one) => ({ text: one }))),
    message.notes.flatMap((line) => wrap(line)),
    [...wrap(message.request), RULE],
  )
}

function body(message: Message): string[] {
  switch (message.kind) {
    case 'text':
      return text(message)
    case 'question':
      return question(message)
    case 'card':
      return card(message)
    case 'counter':
      return counter(message)
  }
}

function choicesOf(message: Message): readonly Button[] {
  return message.kind === 'question' ? [...message.choices, ...message.buttons] : message.buttons
}

/** Renders messages in 80 columns, with numbered buttons. */
export function render(messages: readonly Message[]): Screen {
  const choices: Button[] = []
  const blocks = messages.map((message) => {
    const numbered = choicesOf(message).flatMap((button) => {
      choices.push(button)
      return wrap(button.label, `${String(choices.length).padStart(3)}  `)
    })
    return apart(body(message), numbered)
  })
  const day = dayField(messages.at(-1))
  return { text: apart(...blocks).join('\n'), choices, ...(day && { day }) }
}

function dayField(message: Message | undefined): DayField | undefined {
  if (message?.kind !== 'question' || !message.date) return undefined
  return { card: message.card, question: message.question, ...message.date }
}

/** The answer of a day typed as 2027-03-05 within the bounds of a picker: it has one meaning and needs no yes. */
function picked(typed: string, day: DayField | undefined): Action | undefined {
  if (!day || !isDay(typed)) return undefined
  const { min = typed, max = typed, card, question } = day
  return min <= typed && typed <= max ? { do: 'answer', card, on: question, value: typed } : undefined
}

/** Parses a typed line: the number of a choice, a whole day where one is asked, or text. */
export function readLine(
  line: string,
  { choices, day }: Pick<Screen, 'choices' | 'day'>,
): { readonly tap: Action } | { readonly words: string } {
  const typed = line.normalize('NFKC').trim()
  const button = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined
  const tap = button?.action ?? picked(typed, day)
  return tap ? { tap } : { words: line.trim() }
}
