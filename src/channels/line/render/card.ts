import type { messagingApi } from '@line/bot-sdk'
import type { CardMessage, Link, Row, Section } from '../../../contracts/message.ts'
import { LIMITS } from '../limits/numbers.ts'
import { cut } from '../limits/units.ts'
import {
  buttons,
  column,
  directionOf,
  flexMessage,
  grouped,
  INK,
  PARAGRAPH,
  rule,
  TONES,
  words,
} from './flex.ts'
import { pictureBlocks } from './picture.ts'
import { opens, type Tap } from './taps.ts'

type Component = messagingApi.FlexComponent
type Bubble = messagingApi.FlexBubble

/** A band has one or two words; a longer text is a paragraph. */
const isBand = (text: string) => text.length <= 200

const grey = { color: INK.middle, size: 'sm' } as const

function row({ label, value, note }: Row): Component[] {
  const name = words(label, { ...grey, flex: 3, margin: 'none' })
  const said = [...words(value, { margin: 'none' }), ...words(note ?? '', grey)]
  const long = label.length + value.length + (note?.length ?? 0) > PARAGRAPH
  if (said.length === 0 || long) return [...name, ...said]
  const beside = column(said, { flex: 7, ...(name.length === 0 && { flex: 1 }) })
  return [{ type: 'box', layout: 'horizontal', spacing: 'md', margin: 'md', contents: [...name, beside] }]
}

function section({ title, items }: Section): Component[] {
  const list = items.flatMap(({ text, note }) => [
    ...words(text.trim() && `・${text.trim()}`, { margin: 'sm' }),
    // Padding, not offset: an offset would move the text beyond the bubble's margin.
    ...words(note ?? '', grey).map((piece) => column([piece], { paddingStart: '16px' })),
  ])
  return [rule, ...words(title, { weight: 'bold', margin: 'lg' }), ...list]
}

function link(it: Link): Component[] {
  const action = opens(it)
  if (!action) return words(`${it.label}: ${it.url}`, grey)
  const label = cut(it.label.toWellFormed().trim() || it.url, LIMITS.flexLabel, 'graphemes')
  const style = { ...grey, color: INK.link, decoration: 'underline', margin: 'md' } as const
  return words(it.label.trim() || it.url, { ...style, action: { ...action, label } })
}

function smallPrint({ small, links }: CardMessage): Component[] {
  const lines = [...small.flatMap((text) => words(text, { ...grey, margin: 'md' })), ...links.flatMap(link)]
  return lines.length === 0 ? [] : [rule, ...lines]
}

function blocks(message: CardMessage): Component[] {
  const rows = message.rows.flatMap(row)
  const headline = message.headline.trim() || message.alt.trim() || message.notice.trim() || '…'
  return [
    ...(isBand(message.band) ? [] : words(message.band, { weight: 'bold' })),
    ...words(headline, { size: 'xl', weight: 'bold' }),
    ...message.lead.flatMap((text) => words(text, { margin: 'md' })),
    ...(rows.length === 0 ? [] : [rule, ...rows]),
    ...pictureBlocks(message.picture),
    ...message.sections.flatMap(section),
    ...smallPrint(message),
  ]
}

function band({ tone, band: text }: CardMessage): Pick<Bubble, 'header'> {
  const contents = words(isBand(text) ? text : '', { color: INK.paper, weight: 'bold', size: 'sm' })
  const style = {
    backgroundColor: TONES[tone],
    paddingTop: '8px',
    paddingBottom: '8px',
    paddingStart: '20px',
    paddingEnd: '20px',
  }
  return contents.length === 0 ? {} : { header: column(contents, style) }
}

/** Buttons inside the bubble. They stay when the quick replies are gone. */
export const FOOTER_BUTTONS = 3

/**
 * Renders a card as Flex: band, headline, rows, sections, small print, buttons. Long cards continue in
 * further bubbles; nothing is cut.
 */
export function cardMessages(message: CardMessage, footer: readonly Tap[]): messagingApi.FlexMessage[] {
  const groups = grouped(blocks(message))
  const last = groups.length - 1
  const colour = TONES[message.tone]
  return groups.map((contents, index) => {
    const bubble: Bubble = {
      type: 'bubble',
      size: 'mega',
      direction: directionOf(message.language),
      ...(index === 0 && band(message)),
      body: column(contents, { paddingAll: '20px' }),
      ...(index === last && footer.length > 0 && { footer: buttons(footer, colour) }),
    }
    return flexMessage(message.alt || message.headline || message.notice, bubble)
  })
}
