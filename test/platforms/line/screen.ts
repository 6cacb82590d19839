import type { Phone, Tappable } from './phone.ts'
import type { Shown } from './state.ts'

/** How wide the chat is, in columns; a Japanese letter takes two. */
const WIDTH = 68

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const columns = (text: string) => [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of line.split(/(?<= )|(?<=[\u3000-\u9fff])/)) {
    const last = lines.at(-1) ?? ''
    if (columns(last + word.trimEnd()) > width && last !== '') lines.push(word.trimStart())
    else lines[lines.length - 1] = last + word
  }
  return lines.map((text) => text.trimEnd())
}

const wrap = (text: string, width: number) => text.split('\n').flatMap((line) => wrapLine(line, width))

function sideBySide(box: Json, width: number, number: Numbers): string[] {
  const parts = listOf(box.contents)
  const shares = parts.map((part) => (typeof part.flex === 'number' ? part.flex : 1))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((width * share) / all) - 1)
  const drawn = parts.map((part, i) => draw(part, widths[i] ?? width, number))
  const height = Math.max(0, ...drawn.map((lines) => lines.length))
  return Array.from({ length: height }, (_, row) =>
    drawn
      .map((lines, i) => {
        const text = lines[row] ?? ''
        return text + ' '.repeat(Math.max(1, (widths[i] ?? 0) + 1 - columns(text)))
      })
      .join('')
      .trimEnd(),
  )
}

/** Gives a thing to tap its number. */
type Numbers = (action: unknown) => number | undefined

function draw(component: Json, width: number, number: Numbers): string[] {
  if (component.type === 'separator') return ['─'.repeat(width)]
  if (component.type === 'text') {
    const link =
      isJson(component.action) && component.action.type === 'uri' ? ` <${component.action.uri}>` : ''
    return wrap(`${component.text}${link}`, width)
  }
  if (component.type !== 'box') return []
  const tap = component.action === undefined ? undefined : number(component.action)
  if (component.layout === 'horizontal') return sideBySide(component, width, number)
  const lines = listOf(component.contents).flatMap((part) => draw(part, width - (tap ? 8 : 0), number))
  return tap === undefined
    ? lines
    : lines.map((text, i) => (i === 0 ? `[${tap}] ( ${text} )` : `      ${text}`))
}

function bubble(it: Json, number: Numbers): string[] {
  const band = isJson(it.header)
    ? draw(it.header, WIDTH - 4, number).map((text) => `▌ ${text.toUpperCase()}`)
    : []
  const rest = [it.body, it.footer].filter(isJson).flatMap((box) => draw(box, WIDTH - 4, number))
  const inner = [...band, ...rest]
  const edge = '─'.repeat(WIDTH - 2)
  const row = (text: string) => `│ ${text}${' '.repeat(Math.max(0, WIDTH - 4 - columns(text)))} │`
  return [`┌${edge}┐`, ...inner.map(row), `└${edge}┘`]
}

function message(it: Shown, number: Numbers): string[] {
  if (it.type === 'text') return wrap(String(it.text), WIDTH)
  const contents = isJson(it.contents) ? it.contents : {}
  const bubbles = contents.type === 'carousel' ? listOf(contents.contents) : [contents]
  return bubbles.flatMap((one) => bubble(one, number))
}

/** Stands for a space at which no line ends. */
const STUCK = '\u00a0'

const PICTURE: Readonly<Record<string, string>> = { datetimepicker: '📅 ', uri: '🔗 ' }

/** What a phone shows of new messages, as text: bubbles drawn, everything to tap numbered as in `tappable`. */
export function drawScreen(phone: Pick<Phone, 'tappable'>, fresh: readonly Shown[]): string {
  const tappable = phone.tappable()
  const number: Numbers = (action) => {
    const at = tappable.findIndex((it) => it.action === action)
    return at < 0 ? undefined : at + 1
  }
  const quick = tappable.filter((it: Tappable) => it.where === 'quick')
  const beside = quick.map((it, i) =>
    `[${i + 1}] ${PICTURE[String(it.action.type)] ?? ''}${it.label}`.replaceAll(' ', STUCK),
  )
  const lines = [...fresh.flatMap((it) => [...message(it, number), '']), ...wrap(beside.join('   '), WIDTH)]
  return lines.join('\n').replaceAll(STUCK, ' ')
}
