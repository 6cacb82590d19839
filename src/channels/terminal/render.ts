import type { Action } from '../../contracts/action.ts'
import type { Language } from '../../contracts/languages.ts'
import {
  type Button,
  CALENDAR_LINK,
  type CardMessage,
  type CounterMessage,
  type Link,
  type Message,
  type QuestionMessage,
  type Row,
  type TextMessage,
} from '../../contracts/message.ts'
import { translator } from '../../domain/language/translate.ts'
import { COLUMNS, widthOf, wrap } from './wrap.ts'

/** Messages as text, and the actions of the numbers on the screen, from 1. */
export interface Screen {
  readonly text: string
  readonly choices: readonly Button[]
}

const RULE = '─'.repeat(COLUMNS)
const BLANK = ''

function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((part, index) => [...(index === 0 ? [] : [BLANK]), ...wrap(part.trim())])
}

/** Links; the calendar has an address only on a server. */
function links(list: readonly Link[] = [], language: Language): string[] {
  return list.flatMap(({ label, url }) => {
    const target = url.startsWith(CALENDAR_LINK) ? translator(language)('terminal.calendar') : url
    return wrap(`${label}: ${target}`, '→ ')
  })
}

function rows(list: readonly Row[]): string[] {
  const width = Math.min(20, Math.max(0, ...list.map(({ label }) => widthOf(label)))) + 2
  return list.flatMap(({ label, value, note }) => {
    const first = label + ' '.repeat(Math.max(1, width - widthOf(label)))
    return [...wrap(value, first, ' '.repeat(width)), ...(note ? wrap(note, ' '.repeat(width)) : [])]
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
  return apart(paragraphs(message.text), hint)
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
  return { text: apart(...blocks).join('\n'), choices }
}

/** Parses a typed line: the number of a choice, or text. */
export function readLine(
  line: string,
  choices: readonly Button[],
): { readonly tap: Action } | { readonly words: string } {
  const typed = line.normalize('NFKC').trim()
  const button = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined
  return button ? { tap: button.action } : { words: line.trim() }
}
