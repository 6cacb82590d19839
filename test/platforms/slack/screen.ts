import { tappable } from './person.ts'

type Json = Record<string, unknown>

const list = (value: unknown): Json[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string => {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'text') : undefined
  return typeof text === 'string' ? text : ''
}
const shown = (text: string) =>
  text
    .replaceAll(/<([^|>]+)\|([^>]+)>/g, '$2 ($1)')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

function block(one: Json): string[] {
  switch (one.type) {
    case 'header':
      return [`## ${textOf(one.text)}`]
    case 'divider':
      return ['─'.repeat(40)]
    case 'section':
      return [
        textOf(one.text),
        ...list(one.fields).map((field) => textOf(field).replaceAll('\n', '  ')),
      ].filter(Boolean)
    case 'context':
      return list(one.elements).map((element) => `  ${textOf(element)}`)
    case 'input':
      return [`? ${textOf(one.label)}`, ...(one.hint ? [`  ${textOf(one.hint)}`] : [])]
    default:
      return []
  }
}

/** What a field is filled with. */
function filled(element: Json): string {
  const option = element.initial_option
  const value =
    element.initial_date ?? (option === undefined ? undefined : textOf(Reflect.get(Object(option), 'text')))
  return typeof value === 'string' && element.block !== undefined ? ` ✔ ${value}` : ''
}

/** What a tappable element offers, in a word. */
function offer(element: Json): string {
  return `${what(element)}${filled(element)}`
}

function what(element: Json): string {
  const options = list(element.options).map((option) => `${textOf(option.text)} =${String(option.value)}`)
  if (options.length > 0)
    return `${String(element.block ?? textOf(element.placeholder))}: ${options.join(' | ')}`
  if (element.type === 'datepicker')
    return `${String(element.block ?? '')} 📅 ${textOf(element.placeholder)} YYYY-MM-DD`
  if (element.type === 'button') return textOf(element.text)
  return `${String(element.block ?? element.type)}`
}

/** Blocks as lines of a terminal; what can be tapped is numbered from `first`. */
export function drawBlocks(blocks: unknown, first: number): { readonly text: string; readonly taps: Json[] } {
  const taps = tappable(blocks)
  const lines = list(blocks).flatMap(block).map(shown)
  const offers = taps.map((element, at) => `  [${first + at}] ${shown(offer(element))}`)
  return { text: [...lines, ...offers].join('\n'), taps }
}
