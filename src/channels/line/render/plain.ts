import type { CardMessage, CounterMessage, Link, Message, Row, Section } from '../../../contracts/message.ts'

const noted = (text: string, note?: string) => (note ? `${text} (${note})` : text)
const rowLine = ({ label, value, note }: Row) => `${label}: ${noted(value, note)}`
const paragraphs = (parts: readonly string[]) => parts.filter((part) => part.trim() !== '').join('\n\n')
const lines = (parts: readonly string[]) => parts.filter((part) => part.trim() !== '').join('\n')

function section({ title, items }: Section): string {
  return lines([title, ...items.map(({ text, note }) => `・${noted(text, note)}`)])
}

/** Addresses as lines, which LINE clients make tappable. */
function linkLines(links: readonly Link[] = []): string {
  return lines(links.map(({ label, url }) => `${label}\n${url}`))
}

function card(message: CardMessage): string {
  return paragraphs([
    message.band,
    message.headline,
    ...message.lead,
    lines(message.rows.map(rowLine)),
    ...message.sections.map(section),
    ...message.small,
    linkLines(message.links),
  ])
}

function counter(message: CounterMessage): string {
  return paragraphs([
    message.title,
    message.purpose,
    lines(message.rows.map(rowLine)),
    lines(message.brought.map((item) => `・${item}`)),
    lines(message.notes),
    message.request,
  ])
}

/** A message as plain text, for places without layout. Never empty. */
export function plainWords(message: Message): string {
  return allWords(message).trim() || message.notice.trim() || '…'
}

function allWords(message: Message): string {
  switch (message.kind) {
    case 'text':
      return paragraphs([message.text, linkLines(message.links)])
    case 'question':
      return paragraphs([message.text, message.progress ?? ''])
    case 'card':
      return card(message)
    case 'counter':
      return counter(message)
  }
}
